"""From characters to structure: passages with offsets, lines, blocks, outline, sentences."""
