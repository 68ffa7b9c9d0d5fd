"""Ids are given once, and whatever is named is there."""

from typing import Any, get_args

from simulator.content.choices import DeclaredIs
from simulator.content.document import is_reference
from simulator.content.faults import did_you_mean, did_you_mean_text, one_of
from simulator.content.lint.draft import LISTS, Draft, Found, entries
from simulator.content.rubric import Binding
from simulator.content.scenario import (
    STOPPED,
    Appeal,
    Case,
    Check,
    Choice,
    Context,
    Declare,
    Obligation,
    Scenario,
    Task,
)
from simulator.content.shape import fields
from simulator.content.yaml import Place, written

WHAT = {
    "facts": "fact",
    "meters": "meter",
    "channels": "channel",
    "crowd": "channel under crowd.yml",
    "cards": "card",
    "people": "person",
    "policy": "rule of the policy",
    "topics": "topic",
    "flags": "flag",
    "injects": "inject",
    "planned_posts": "planned post",
    "contexts": "context of a case",
    "cases": "case",
    "appeals": "appeal",
    "tasks": "task",
    "obligations": "obligation",
    "posts": "inject or planned post",
    "items": "inject, planned post, case, appeal, task or obligation",
    "texts": "text in this scenario's content folder or its brand pack",
    "data": "figure",
    "criteria": "criterion under rubrics/",
    "ksbs": "KSB of the standard",
}


def keys_are_spelt_one_way(draft: Draft) -> Found:
    """`not_` and `is_` are the code's spelling of `not` and `is`; a document has one form."""
    for node in draft.nodes:
        allowed = fields(node.kind)
        for key in node.value:
            if key not in allowed and key in node.kind.model_fields:
                yield (*node.place, key), f"is an unknown key; allowed: {', '.join(allowed)}"


def ids_are_unique(draft: Draft) -> Found:
    """Across all that happens in a scenario, since a condition names any of it by its id alone; and within choices."""
    seen: dict[str, Place] = {}
    for node in draft.of(*(get_args(Scenario.model_fields[part].annotation)[0] for part in LISTS), Context):
        name, place = node.get("id"), (*node.place, "id")
        if isinstance(name, str) and seen.setdefault(name, place) != place:
            problem = f'"{name}" is given a second time, first at {written(seen[name])}'
            yield place, f"{problem}; allowed: an id that nothing else in the scenario has"
    for node in draft.of(Choice, Check):
        name, owner = node.get("id"), (*node.place[:-1], str(node.get("id")))
        if isinstance(name, str) and seen.setdefault("/".join(map(str, owner)), node.place) != node.place:
            yield (*node.place, "id"), f'"{name}" is given a second time; allowed: an id that no other in this list has'


def no_ending_is_the_learners(draft: Draft) -> Found:
    for index, ending in enumerate(entries(draft.raw, "endings")):
        if ending.get("id") == STOPPED:
            problem = f'"{STOPPED}" is how a run ends that its learner stops; allowed: another id'
            yield ("endings", index, "id"), problem


def references_resolve(draft: Draft) -> Found:
    for place, what, name in draft.references:
        yield from resolves(draft, place, what, name)


def resolves(draft: Draft, place: Place, what: str, name: str) -> Found:
    """A fault where nothing of this sort is called so; none where not all of its sort is known."""
    known = draft.known.get(what, frozenset())
    if name in known or what in draft.unsure:
        return
    if what == "texts":
        guess = did_you_mean_text(name, known)
        if not guess and not is_reference(name):
            return  # its form is a fault already, and nothing near it is there
        allowed = f"needed: that file, or one of {one_of(known)}{guess}"
    else:
        allowed = f"allowed: {one_of(known)}{did_you_mean(name, known)}"
    yield place, f'"{name}" is no {WHAT[what]}; {allowed}'


def duties_exist(draft: Draft) -> Found:
    known = {duty.number for duty in draft.published.duties}
    for node in draft.of(Case, Appeal, Task, Obligation, Binding):
        given = node.get("duty")
        for index, duty in enumerate(given if isinstance(given, list) else []):
            if isinstance(duty, int) and duty not in known:
                yield (*node.place, "duty", index), f"{duty} is no duty of the standard; allowed: 1 to {max(known)}"
    standard = draft.raw.get("standard")
    if isinstance(standard, dict) and isinstance(standard.get("id"), str):
        here = {"id": draft.published.id, "edition": draft.published.edition}
        for key, value in here.items():
            if standard.get(key) != value:
                yield ("standard", key), f'"{standard.get(key)}" is not the standard under ksb/; allowed: "{value}"'


def choices_exist(draft: Draft) -> Found:
    """What an effect or a condition asks of a declaration is among what the learner may declare there."""
    for node in draft.of(DeclaredIs):
        offered = _declaration(draft, node.place)
        for key in Declare.model_fields:
            known = {str(choice.get("id")) for one in offered for choice in entries(one, key)}
            for place, name in node.texts(key):
                if name not in known:
                    yield (
                        place,
                        f'"{name}" cannot be declared here; allowed: {one_of(known)}{did_you_mean(name, known)}',
                    )


def _declaration(draft: Draft, place: Place) -> list[dict[str, Any]]:
    """The `declare` beside the text that an effect at this place answers to; a condition may ask about any text."""
    tasks, replies = entries(draft.raw, "tasks"), draft.raw.get("replies_declare")
    found = [task.get("declare") for task in tasks]
    if "declares" in place or place[0] == "crowd":
        found.append(replies)
    elif place[0] == "replies_effects":
        found = [replies]
    else:
        found = [draft.raw["tasks"][place[1]].get("declare")]
    return [each for each in found if isinstance(each, dict)]
