"""Durability: everything a queue must remember, in one SQLite file."""
