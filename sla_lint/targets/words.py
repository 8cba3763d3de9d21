"""Sets of words."""


def word_set(listed: str) -> frozenset[str]:
    """A set of words, written as one text."""
    return frozenset(listed.split())
