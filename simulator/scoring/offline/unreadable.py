"""When the offline scorer says nothing: better no level than a guess."""

from simulator.scoring.offline.response import LEAST_RESPONSE, Response

LEAST_ENGLISH = 0.12
"""Share of English joining words in a text of sentences; in other languages it is next to none."""
MOST_CHARACTERS = 20_000


def unreadable(response: Response) -> str | None:
    """Why this response is not read, in a sentence; None where it is."""
    count = len(response.words)
    if sum(map(len, response.texts.values())) > MOST_CHARACTERS:
        return f"It is longer than {MOST_CHARACTERS:,} characters, which is more than is read here."
    if count < LEAST_RESPONSE and not response.asides:
        return f"It has fewer than {LEAST_RESPONSE} words, too few to read a level from."
    if count >= 12 and response.joined < LEAST_ENGLISH and _has_sentences(response):
        return "It does not read like English, and nothing else is read here."
    return None


def _has_sentences(response: Response) -> bool:
    """A list of English keywords has few joining words too, and is read; it has commas or no long sentence."""
    longest = max((len(unit.text.split()) for unit in response.units if unit.whole), default=0)
    commas = sum(text.count(",") + text.count("\n") for text in response.texts.values())
    return longest >= 8 and commas * 6 < len(response.words)
