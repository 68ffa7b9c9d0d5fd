"""A small task with one of everything that can be looked for, and short ways to read an answer to it."""

import json
from typing import Any

from simulator.content.rubric import BoundCriterion, Family
from simulator.content.writing import Writing
from simulator.scoring.offline.features import Evidence, gather
from simulator.scoring.offline.levelling import Levelled, levelled
from simulator.scoring.offline.model import Model, shipped
from simulator.scoring.offline.reading import Read, read
from simulator.scoring.offline.response import Response, respond
from simulator.scoring.offline.tasks import Sheet, sheet
from tests.reading import bank, remembering
from tests.runs.world import SMALL
from tests.scoring.marking import DESCRIPTORS, rubric

NEXT: dict[str, Any] = {
    "moves": [
        {
            "id": "says-when",
            "shows": "says when the next update comes",
            "paraphrases": ["We write again at half past nine.", "The next update is here at ten o'clock."],
            "patterns": [r"\bnext (update|word) (is |comes )?(here )?at\b"],
        },
        {
            "id": "says-unknown",
            "shows": "says what is not known",
            "paraphrases": ["We do not know the cause yet.", "Nobody has found out why it happens."],
        },
        {
            "id": "says-stop",
            "shows": "tells people to stop playing",
            "paraphrases": ["Please close the game and leave your slot as it is.", "Stop playing for now."],
        },
    ],
    "anti": [
        {
            "id": "blames",
            "shows": "blames the players",
            "cap": "emerging",
            "paraphrases": ["You should have made a backup.", "It is your own fault that it is gone."],
            "patterns": [r"\byour own fault\b", r"\bshould have (made|kept) a backup\b"],
        }
    ],
    "facts": [
        {
            "id": "at-half-past",
            "shows": "the next update is at 09:30",
            "value": "09:30",
            "about": ["next update", "write again"],
            "cap": "emerging",
        },
        {"id": "since", "shows": "saves are missing since 4.2", "value": "4.2", "about": ["patch", "version"]},
    ],
    "exemplars": {
        "not_shown": ["Thank you for playing our game. Have a lovely day."],
        "emerging": ["We are looking into it and will write again."],
        "secure": ["Saves are missing since 4.2. Please stop playing. We write again at 09:30."],
        "strong": [
            "Saves are missing since 4.2. We do not know why yet. Please close the game. The next update is at 09:30.",
        ],
    },
    "rule": {
        "strong": {"all": ["says-when", "says-unknown", "says-stop"]},
        "secure": {"at_least": 2, "of": ["says-when", "says-unknown", "says-stop"]},
        "emerging": {"any": ["says-when", "says-unknown", "says-stop"]},
    },
}
CRITICAL: list[dict[str, Any]] = [
    {"id": "pays", "asks": "Does it promise money?", "patterns": [r"\byour money back\b"]},
    {"id": "leaks", "asks": "Is somebody's personal data in it?", "detector": "personal_data"},
]
SHOWN = (
    "Say in both channels what is known, what is not known, what people should do now and when the next word from the "
    "desk will come, and say it in words that everybody can follow without a dictionary."
)
"""The brief that a learner has before them."""
GOOD = (
    "Saves have been going missing since patch 4.2 and that is our fault, not yours. We do not know the cause yet. "
    "Please close the game now and leave your slot exactly as it is. The next update is here at 09:30, even if there "
    "is nothing new to tell you by then."
)


def criterion(
    *evidence: dict[str, str],
    id: str = "R-next",
    family: str | None = "content",
    marked_by: str = "auto_then_human",
    critical: list[dict[str, Any]] = CRITICAL,
    **writing: Any,
) -> BoundCriterion:
    """A criterion, over the task `holding` if nothing else is said, that looks for `NEXT` there and in replies on the
    forum, with whole parts put in place of its own."""
    said = {
        "id": id,
        "name": "Next",
        "asks": "Is it done?",
        "ksb": {"primary": ["S13"]},
        "marked_by": marked_by,
        "levels": DESCRIPTORS,
        "critical": critical,
    } | ({"family": family} if family else {})
    binding = {
        "criterion": id,
        "duty": [2],
        "evidence": evidence or [{"task": "holding"}],
        "writing": {about: {**NEXT, **writing} for about in ("holding", "forum")},
    }
    return BoundCriterion.from_compiled(json.dumps({"criterion": said, "binding": binding}))


def page(*criteria: BoundCriterion) -> Sheet:
    return sheet(SMALL, rubric(*(criteria or (criterion(),))), "holding")


def writing(**parts: Any) -> Writing:
    return Writing.from_compiled(json.dumps({**NEXT, **parts}))


def answer(*texts: str, shown: str = "") -> Response:
    """A response in as many channels as there are texts."""
    return respond(dict(zip(("forum", "micro", "mail"), texts, strict=False)), shown, remembering())


def evidence(text: str, **parts: Any) -> Evidence:
    """Everything seen in a text under the small criterion."""
    sheet = page(criterion(**parts))
    return gather(bank().get(sheet, "R-next"), answer(text))


def at_level(text: str, expected: float = 3.0, *, family: Family | None = "content", **parts: Any) -> Levelled:
    """What becomes of a text of which the model expects this."""
    return levelled(expected, evidence(text, **parts), answer(text, shown=SHOWN), family)


def reading(text: str, *, family: Family | None = "content", model: Model | None = None, **parts: Any) -> Read:
    """A text read under the small criterion; by the model that ships where none is given."""
    found = page(criterion(family=family, **parts))
    return read(bank(), model or shipped(), found, answer(text, shown=SHOWN))["R-next"]
