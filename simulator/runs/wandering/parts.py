"""The parts of a command, each filled by chance: with what fits, or, for nonsense, with anything."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from simulator.content.choices import TIMED
from simulator.content.scenario import Declare, Scenario
from simulator.runs import find
from simulator.runs.deciding.planning import UNPLANNED
from simulator.runs.offered import ACCOUNT, CONTENT, NOTICES, REPORTS, offered_actions
from simulator.runs.state import State
from simulator.runs.wandering.chance import Chance

ODD = ("", " \n", "x" * 400, "y" * 2_000, "Sorry. 😀 Straße\nMore at ten.", "a \x00 b", "<b>bold</b> [here](there)")
PLAIN = ("We know, and we are on it.", "Thank you. Next word at ten.", "No, we did not say that.")
NOWHERE = "nowhere"


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be asked for: a kind of command, and what it is about."""

    kind: str
    about: str
    state: State
    scenario: Scenario
    chance: Chance
    odd: bool = False
    """Nonsense is meant."""

    def text(self) -> str:
        return self.chance.one(ODD if self.odd else PLAIN)

    def any_of(self, known: Any) -> Any:
        """One of these; what is not there, where nothing is or nonsense is meant."""
        choices = list(known)
        return NOWHERE if not choices or (self.odd and self.chance.once_in(3)) else self.chance.one(choices)


def parts_of(asked: Asked, fields: tuple[str, ...]) -> dict[str, Any]:
    """A value for each of a command's fields; a decision's parts fit each other but for nonsense."""
    made = {name: _maker(asked.kind, name)(asked) for name in fields}
    if asked.kind == "case.decide" and not asked.odd:
        made["hours"] = 24 if made["account"] in TIMED else None
        made["severity"] = asked.chance.number(1, 5) if made["escalate"] else None
    return {name: value for name, value in made.items() if value is not None}


def _maker(kind: str, name: str) -> Callable[[Asked], Any]:
    return _MAKERS.get(f"{kind}.{name}") or _MAKERS.get(name) or _about


def _about(asked: Asked) -> str:
    return asked.about


def _text(asked: Asked) -> str:
    return asked.text()


def _later(asked: Asked) -> int:
    step = asked.chance.number(-60, 900) if asked.odd else asked.chance.number(30, 600)
    return asked.state.now + step


def _channel(asked: Asked) -> str:
    post, channels = asked.state.posts.get(asked.about), asked.scenario.channels
    if post and not asked.odd:
        return post.channel
    fits = [id_ for id_ in sorted(channels) if asked.kind != "post.schedule" or channels[id_].kind not in UNPLANNED]
    return str(asked.any_of(sorted(channels) if asked.odd else fits))


def _reply_to(asked: Asked) -> str | None:
    return asked.about or None


def _texts(asked: Asked) -> dict[str, str]:
    task = find.task(asked.scenario, asked.about)
    return {channel: asked.text() for channel in (task.channels if task else (NOWHERE,))}


def _declare(asked: Asked) -> dict[str, Any]:
    task = find.task(asked.scenario, asked.about) if asked.kind == "task.submit" else None
    return _declared(asked, task.declare if task else asked.scenario.replies_declare)


def _declared(asked: Asked, offered: Declare) -> dict[str, Any]:
    found: dict[str, Any] = {"facts_used": asked.chance.some([choice.id for choice in offered.facts_used])}
    for part in ("intent", "promises", "asks_for", "finding"):
        choices = [choice.id for choice in getattr(offered, part)]
        if choices or (asked.odd and asked.chance.once_in(4)):
            found[part] = asked.any_of(choices)
    return found


def _context(asked: Asked) -> str:
    return str(asked.any_of(offered_actions(asked.state, asked.scenario, asked.about).context))


def _content(asked: Asked) -> str:
    return asked.chance.one(offered_actions(asked.state, asked.scenario, asked.about).content or CONTENT)


def _clause(asked: Asked) -> str:
    return str(asked.any_of(sorted(asked.scenario.policy)))


def _escalate(asked: Asked) -> list[str]:
    return [asked.any_of(find.colleagues(asked.scenario))] if asked.chance.once_in(3) else []


def _sure(asked: Asked) -> int | None:
    return asked.chance.number(0, 100) if asked.chance.once_in(2) else None


_MAKERS: Mapping[str, Callable[[Asked], Any]] = {
    "account": lambda asked: asked.chance.one(ACCOUNT),
    "alt": lambda asked: None,
    "asset": lambda asked: None,
    "at": _later,
    "channel": _channel,
    "clause": _clause,
    "confidence": _sure,
    "content": _content,
    "context": _context,
    "declare": _declare,
    "escalate": _escalate,
    "escalation.send.to": lambda asked: asked.any_of(find.colleagues(asked.scenario)),
    "expect": lambda asked: asked.chance.one(("", "It calms down.")),
    "hours": lambda asked: asked.chance.one((None, 24)),
    "item.view.channel": lambda asked: None if asked.about in asked.state.posts else _channel(asked),
    "item.view.item": _reply_to,
    "note": _text,
    "notices": lambda asked: asked.chance.some(NOTICES),
    "outcome": lambda asked: asked.chance.one(("uphold", "reduce", "overturn")),
    "preserve": lambda asked: asked.chance.once_in(2),
    "reply": _text,
    "reply_to": _reply_to,
    "report": lambda asked: asked.chance.one(REPORTS),
    "severity": lambda asked: asked.chance.one((None, 3)),
    "text": _text,
    "texts": _texts,
    "title": _text,
    "to": _later,
    "topic": lambda asked: asked.any_of(sorted(asked.scenario.topics)),
    "why": _text,
}
"""Part of a command → what may stand there; `kind.part` where kinds differ; else the part names what it is about."""
