"""Decisions keep to the policy they apply, and what may distress is announced."""

from collections.abc import Iterator
from typing import Any

from simulator.content.lint.draft import Draft, Found, words
from simulator.content.scenario import Case, Inject, Media, UnsafeSet
from simulator.content.yaml import Place


def acts_are_on_the_ladder(draft: Draft) -> Found:
    """What is called strong or acceptable against a member is a rung of the ladder of the rule that is cited."""
    for place, wanted in _sets(draft):
        clause = wanted.get("clause")
        rule = draft.entry("policy", clause) if isinstance(clause, str) else {}
        ladder = words(rule.get("ladder"))
        for index, act in enumerate(words(wanted.get("account"))):
            if ladder and act not in (*ladder, "none"):
                yield (
                    (*place, "account", index),
                    f"{act} is not on the ladder of {clause}; allowed: {', '.join(dict.fromkeys([*ladder, 'none']))}",
                )


def strong_is_acceptable(draft: Draft) -> Found:
    """What is off the ladder is told of that alone."""
    told = {place for place, _ in acts_are_on_the_ladder(draft)}
    for node in draft.of(Case):
        strong, acceptable = node.get("strong"), node.get("acceptable")
        if not isinstance(strong, dict) or not isinstance(acceptable, dict):
            continue
        for part in ("content", "account"):
            allowed = words(acceptable.get(part))
            for index, act in enumerate(words(strong.get(part))):
                place = (*node.place, "strong", part, index)
                if allowed and act not in allowed and place not in told:
                    yield place, f"{act} is strong and not acceptable; allowed: {', '.join(allowed)}"


def decisions_say_something(draft: Draft) -> Found:
    """A set without parts fits every decision: all would be strong, or all unsafe."""
    for node in draft.of(Case, UnsafeSet):
        for part in ("strong", "acceptable") if node.kind is Case else ("",):
            given = node.get(part) if part else {key: value for key, value in node.value.items() if key != "flag"}
            if given == {}:
                place = (*node.place, part) if part else node.place
                yield place, "fits every decision; needed: at least one part, as content: [hide]"


def cases_go_to_who_answers(draft: Draft) -> Found:
    """Whoever a case is to be passed on to has something to say to it."""
    for place, wanted in _sets(draft):
        for index, name in enumerate(words(wanted.get("escalate"))):
            person = draft.entry("people", name)
            if person and not words(person.get("answers")):
                yield (*place, "escalate", index), f"{name} answers nothing; needed: answers and answer in world.yml"


def covers_are_announced(draft: Draft) -> Found:
    """Somebody who would rather not meet a thing is told before they start."""
    if draft.raw.get("content_notes") != []:  # nothing at all, or what is no list, has a fault of its own
        return
    for node in draft.of(Inject, Media):
        media = node.get("media")
        if node.get("cover") or (isinstance(media, dict) and media.get("cover")):
            yield (
                (*node.place, "cover" if node.get("cover") else "media"),
                "is not announced; needed: content_notes in scenario.yml, as [private-data]",
            )


def _sets(draft: Draft) -> Iterator[tuple[Place, dict[str, Any]]]:
    for node in draft.of(Case):
        for part in ("strong", "acceptable"):
            if isinstance(node.get(part), dict):
                yield (*node.place, part), node.get(part)
