"""Reviewing a record beside its text in the terminal."""
