"""What the comparison page is made of: tables, the plot, the panel, and comparisons kept while nothing changes."""
