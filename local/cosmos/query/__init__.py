"""Queries over stored documents: which SQLite rows to look at, in which order, and one page of results."""
