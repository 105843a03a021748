"""Files in: readers, outline, extraction, bundled records."""
