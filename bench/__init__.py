"""Benchmarks: each prints a table with a ratio to its floor, measured in the same run. Machines are noisy."""
