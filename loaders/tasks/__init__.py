"""Tasks: labels, tables, assignments in sentences, deadlines; one walk over the outline finds them."""
