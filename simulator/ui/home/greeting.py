"""The greeting, by the reader's own clock."""


def greeting(hour: int) -> str:
    """Good morning from five, good afternoon from twelve, good evening from eighteen."""
    if 5 <= hour < 12:
        return "Good morning"
    return "Good afternoon" if 12 <= hour < 18 else "Good evening"
