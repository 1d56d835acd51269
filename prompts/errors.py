"""What can go wrong with a prompt file."""


class PromptError(Exception):
    """A prompt file is missing, malformed, or was filled with the wrong values."""
