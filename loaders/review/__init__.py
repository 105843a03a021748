"""Reviewing a record: what a person changes in it, with its evidence kept or named anew."""
