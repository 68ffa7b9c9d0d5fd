"""Each step of a bot is a command that can be sent: it has what it needs, says what may be said, and names what is
there."""

from collections.abc import Iterable, Iterator
from typing import Any

from simulator.content.bots import COMMAND_PARTS
from simulator.content.choices import TIMED
from simulator.content.faults import did_you_mean, one_of, shown, validated
from simulator.content.lint.draft import Draft, Found
from simulator.content.lint.names import resolves
from simulator.content.shape import describe
from simulator.content.steps import NEEDED, VALUES, declaration, form, offered_in
from simulator.content.yaml import Place

MADE = "--"
"""Stands in the ids of what a run makes, as `reply--1` or `plan--2`, and in no author's id."""

Step = dict[str, Any]


def steps_are_commands(draft: Draft) -> Found:
    for place, bot in bots_of(draft):
        steps = bot.get("do")
        for index, step in enumerate(steps if isinstance(steps, list) else []):
            if isinstance(step, dict) and "send" in step:
                yield from _step(draft, (*place, "do", index), step)


def bots_of(draft: Draft) -> Iterator[tuple[Place, dict[str, Any]]]:
    yield from ((("bots", index), bot) for index, bot in enumerate(draft.bots) if isinstance(bot, dict))


def texts_at(place: Place, value: Any) -> Iterator[tuple[Place, str]]:
    """The text here, the texts of a list, or the keys of a mapping."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        yield from (((*place, key), key) for key in value)
    elif isinstance(value, list):
        yield from (((*place, index), item) for index, item in enumerate(value) if isinstance(item, str))


def _step(draft: Draft, place: Place, step: Step) -> Found:
    command = step["send"]
    if not isinstance(command, str) or command not in COMMAND_PARTS:
        guess = did_you_mean(str(command), COMMAND_PARTS)
        yield (*place, "send"), f"{shown(command)} is no command; allowed: {', '.join(COMMAND_PARTS)}{guess}"
        return
    found = (
        *_nameless(draft, step),
        *_form(step),
        *_belonging(step),
        *_declared(draft, step),
        *_texts(draft, step),
        *_names(draft, step),
    )
    yield from (((*place, *inside), problem) for inside, problem in _once(found))


def _once(found: Iterable[tuple[Place, str]]) -> Found:
    """The first fault of each place, and none inside a place that has one."""
    told: set[Place] = set()
    for place, problem in found:
        if not any(place[:length] in told for length in range(1, len(place) + 1)):
            told.add(place)
            yield place, problem


def _nameless(draft: Draft, step: Step) -> Found:
    """What does not say whom or what it is about, with the names there are."""
    for part in NEEDED.get(step["send"], ()):
        what = COMMAND_PARTS[step["send"]].get(part)
        if what and part not in step and part not in VALUES and what not in draft.unsure:
            yield (part,), f"is missing; needed: {one_of(draft.known.get(what, ()))}"


def _form(step: Step) -> Found:
    """What is missing, left over, or no value of its part."""
    parts = {key: value for key, value in step.items() if key not in ("at", "send")}
    yield from validated(form(step["send"]), parts)[1]


def _belonging(step: Step) -> Found:
    """What goes with something else, or not without it."""
    if step["send"] != "case.decide":
        return
    timed = " or ".join(TIMED)
    for part, wanted, why in (
        ("hours", step.get("account") in TIMED, f"with account: {timed}"),
        ("severity", bool(step.get("escalate")), "with escalate"),
    ):
        if wanted and part not in step:
            yield (part,), f"is missing; needed {why}: {describe(VALUES[part])}"
        elif part in step and not wanted:
            yield (part,), f"is not allowed here; allowed: only {why}"


def _declared(draft: Draft, step: Step) -> Found:
    """What is declared is among what is offered there, and whatever is offered is stated."""
    if "declare" not in COMMAND_PARTS[step["send"]]:
        return
    task = draft.entry("tasks", str(step.get("task")))
    if step["send"] == "task.submit" and not task:
        return
    offered = offered_in(task.get("declare", {}) if task else draft.raw.get("replies_declare", {}))
    if offered == () and step.get("declare"):
        yield ("declare",), "is not allowed here; allowed: only beside a text for which tasks.yml offers something"
    elif offered is not None:
        problems = validated(declaration(offered), step.get("declare", {}))[1]
        yield from ((("declare", *inside), problem) for inside, problem in problems)


def _texts(draft: Draft, step: Step) -> Found:
    """A task has a text for each of its channels, and no text is longer than its channel allows."""
    texts = step.get("texts")
    for channel, text in texts.items() if isinstance(texts, dict) else ():
        yield from _length(draft, ("texts", channel), channel, text)
    if "channel" in step:
        yield from _length(draft, ("text",), step["channel"], step.get("text"))
    wanted = draft.entry("tasks", str(step.get("task"))).get("channels")
    if not isinstance(texts, dict) or not isinstance(wanted, list) or not wanted:
        return
    known = ", ".join(map(str, wanted))
    for channel in wanted:
        if isinstance(channel, str) and channel not in texts:
            yield ("texts", channel), "is missing; needed: the text for this channel, as the task goes to it"
    for channel in texts:
        if channel not in wanted:
            yield ("texts", channel), f"is no channel of this task; allowed: {known}{did_you_mean(channel, wanted)}"


def _length(draft: Draft, place: Place, channel: Any, text: Any) -> Found:
    limit = draft.entry("channels", str(channel)).get("limit")
    words = draft.texts.get(text, text) if isinstance(text, str) else ""
    if isinstance(limit, int) and len(words) > limit:
        yield place, f"is {len(words)} characters long; allowed: at most {limit}, the limit of {channel}"


def _names(draft: Draft, step: Step) -> Found:
    """What is named is there; a text by its file may stand wherever words may."""
    parts = COMMAND_PARTS[step["send"]]
    for key, value in step.items():
        for place, name in texts_at((key,), value):
            if MADE not in name:
                yield from _resolves(draft, place, parts.get(key, ""), name)
        for channel, text in value.items() if key == "texts" and isinstance(value, dict) else ():
            yield from _resolves(draft, (key, channel), "", str(text))


def _resolves(draft: Draft, place: Place, named: str, name: str) -> Found:
    what = named or ("texts" if name.startswith(("content/", "brand/")) else "")
    if what:
        yield from resolves(draft, place, what, name)
