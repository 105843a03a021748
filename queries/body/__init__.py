"""The work of one body: "Việc của cơ quan tôi"."""
