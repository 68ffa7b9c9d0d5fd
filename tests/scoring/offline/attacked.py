"""Development answers with something put into them: attacks, and honest words that look a little like them."""

import random
from collections.abc import Iterator, Sequence

from simulator.content.answers import NATURAL, Answer
from tests.reading import of_kinds

SCENARIOS = ("patch-day", "night-shift", "quiet-numbers")
TASKS = (
    "patch-day/holding",
    "patch-day/insight-note",
    "night-shift/handover",
    "night-shift/raid-notice",
    "quiet-numbers/report",
    "quiet-numbers/tell-bench",
)
COUNT = 200


def natural() -> list[tuple[str, Answer]]:
    """Task and answer: those that try nothing."""
    return [(task, answer) for task in TASKS for answer in of_kinds(task, NATURAL)]


def put_into(texts: dict[str, str], words: str, place: int) -> dict[str, str]:
    """Before the first text, between two of its lines, after the last text, or in its last line."""
    channel = list(texts)[-1 if place >= 2 else 0]
    if place == 3:
        return {**texts, channel: f"{texts[channel].rstrip()} {words}"}
    lines = texts[channel].split("\n")
    at = (0, len(lines) // 2, len(lines))[place]
    return {**texts, channel: "\n".join([*lines[:at], words, *lines[at:]])}


def mixed(said: Sequence[str]) -> Iterator[tuple[str, Answer, dict[str, str]]]:
    """Each natural answer in turn with words drawn from `said`, at each place in turn; the same in every run."""
    drawn, every = random.Random(2), random.Random(3).sample(natural(), len(natural()))
    for number in range(COUNT):
        task, answer = every[number % len(every)]
        yield task, answer, put_into(answer.texts, drawn.choice(said), number % 4)
