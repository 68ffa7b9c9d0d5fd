"""Whose a run's drafts are: the learner's own, or a tutor's feedback that is not sent yet. Neither sees the other's."""

from simulator.errors import Refused
from simulator.people import Actor
from simulator.store.rows import DraftRow

FEEDBACK = "feedback:"
"""Keys of tutors' drafts: `feedback:<person>:<field>`."""
LONGEST_KEY = 120


def learners(drafts: dict[str, DraftRow]) -> dict[str, DraftRow]:
    """What the learner wrote, by key."""
    return {key: row for key, row in drafts.items() if not key.startswith(FEEDBACK)}


def tutors(drafts: dict[str, DraftRow], actor: Actor) -> dict[str, DraftRow]:
    """This tutor's unsent feedback, by field."""
    mine = feedback_key(actor, "")
    return {key.removeprefix(mine): row for key, row in drafts.items() if key.startswith(mine)}


def learners_key(key: str) -> str:
    """`key`, where a learner may write under it."""
    if key.startswith(FEEDBACK):
        raise Refused("This field cannot be kept.")
    return _short(key)


def feedback_key(actor: Actor, field: str) -> str:
    return _short(f"{FEEDBACK}{actor.person}:{field}")


def _short(key: str) -> str:
    if len(key) > LONGEST_KEY:
        raise Refused("This field cannot be kept.")
    return key
