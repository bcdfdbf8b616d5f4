"""Does the portal at a URL do its job? `python -m scripts.smoke URL`: after `make run`, or after a deployment."""
