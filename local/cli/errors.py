"""Why `local up` refuses to start, or gives up starting."""


class UpError(Exception):
    """The message is for the person at the terminal: what is wrong and what to do."""
