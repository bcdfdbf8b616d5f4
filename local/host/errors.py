"""Why the host refuses to start."""


class HostError(Exception):
    """The function app, or its configuration, is one the real host would refuse too (or that this host can't run)."""
