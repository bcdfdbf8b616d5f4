"""What only a parser can tell, run in a capped subprocess: `python -m shared.uploads.scanning.inspection`."""
