"""Provinces side by side: the same roles, their ties, and measures, all taken from the plans that are loaded."""
