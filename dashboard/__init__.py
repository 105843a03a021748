"""Faces: the command line, the app, the writers of tables, the texts."""
