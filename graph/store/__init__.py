"""The store: embedded engine, client, writer, sources."""
