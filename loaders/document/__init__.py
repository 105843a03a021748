"""The document around its tasks: zones, header, references, recipients, reports."""
