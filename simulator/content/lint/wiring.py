"""Parts that belong together are joined, and nothing lies about unused."""

from simulator.content.conditions import Counted, EventIs, MeterIs, MoodIs, OpenAppeal, PushCrowd, RaiseFlag
from simulator.content.document import Document
from simulator.content.lint.draft import Draft, Found, words
from simulator.content.rubric import EvidenceFrom
from simulator.content.scenario import Appeal, Case, Check, Context, Inject, Opens, UnsafeSet
from simulator.content.shape import Node
from simulator.content.world import Person

ONE_OF: dict[type[Document], tuple[tuple[str, ...], ...]] = {
    Inject: (("at", "after", "standby", "silence"), ("body", "one_of")),
    Opens: (("inject", "at"),),
    Context: (("body", "shows"),),
    EvidenceFrom: (("case", "appeal", "task", "obligation", "reply"),),
}
"""Exactly one key of each group."""

_CARRY = {
    "declares": ("reply.published", "task.submitted", "post.scheduled", "post.auto_sent"),
    "decision": ("case.decided",),
}
"""What a condition may ask of an event → the events that carry it."""

ONE_OR_MORE: dict[type[Document], tuple[str, ...]] = {
    MeterIs: ("gte", "lte"),
    MoodIs: ("gte", "lte"),
    PushCrowd: ("mood", "volume"),
    Counted: ("gte", "lte"),
    Check: ("any_phrase", "none_phrase"),
}


def one_way_is_chosen(draft: Draft) -> Found:
    for node in draft.of(*ONE_OF):
        for group in ONE_OF[node.kind]:
            given = [key for key in group if _is_given(node, key)]
            if len(given) != 1:
                yield (
                    node.place,
                    f"has {' and '.join(given) or 'none of these'}; allowed: exactly one of {', '.join(group)}",
                )
    for node in draft.of(*ONE_OR_MORE):
        group = ONE_OR_MORE[node.kind]
        if not any(_is_given(node, key) for key in group):
            yield node.place, f"has none of these; allowed: {' or '.join(group)}, or both"


def cases_are_opened_where_they_look(draft: Draft) -> Found:
    opened = {node.get("opens_case"): node.get("id") for node in draft.of(Inject) if node.get("opens_case")}
    for node in draft.of(Case):
        name, target = node.get("id"), node.get("target")
        if name not in opened:
            yield node.place, f"is never opened; needed: an inject with opens_case: {name}"
        elif opened[name] != target:
            yield (*node.place, "target"), f'"{target}" does not open this case; allowed: {opened[name]}, which does'


def stars_are_for_reviews(draft: Draft) -> Found:
    for node in draft.of(Inject):
        channel = draft.entry("channels", str(node.get("channel")))
        if node.get("stars") is not None and channel.get("kind") != "reviews":
            yield (*node.place, "stars"), "stands outside a channel of reviews; allowed: where kind: reviews"


def conditions_ask_what_is_there(draft: Draft) -> Found:
    """Only some events carry a declaration, and one a decision."""
    for node in draft.of(EventIs, Counted):
        for key, kinds in _CARRY.items():
            if node.get(key) is not None and node.get("event") not in kinds:
                yield (*node.place, key), f"is in no {node.get('event')}; allowed: with {', '.join(kinds)}"


def appeals_can_come(draft: Draft) -> Found:
    sent = {node.get("appeal"): node.place for node in draft.of(OpenAppeal)}
    for node in draft.of(Appeal):
        name, case = node.get("id"), node.get("case")
        if name not in sent:
            yield node.place, f"can never come; needed: an effect of its case with appeal: {name}"
        elif sent[name][0] == "cases" and draft.raw["cases"][sent[name][1]].get("id") != case:
            yield (
                (*node.place, "case"),
                f'"{case}" is not the case that sends this appeal; allowed: the case whose effects do',
            )


def topics_are_answered(draft: Draft) -> Found:
    """A colleague writes something back on each topic that is theirs, and each topic is somebody's."""
    answered: set[str] = set()
    for node in draft.of(Person):
        topics, written = words(node.get("answers")), node.get("answer")
        answered.update(topics)
        for topic in topics:
            if not isinstance(written, dict) or topic not in written:
                yield (
                    (*node.place, "answers"),
                    f'answers "{topic}" without a text; needed: answer: {{{topic}: content/….md}}',
                )
        if topics and node.get("reply_after") is None:
            yield node.place, "answers topics and has no reply_after; needed: a duration, as 9m"
    for topic in sorted(draft.known.get("topics", frozenset()) - answered):
        yield ("topics", topic), "is nobody's topic; needed: a person who answers it, or no such topic"


def nothing_is_unused(draft: Draft) -> Found:
    """People, flags, rules of the policy and texts are there because something uses them."""
    speaking = {name for name in draft.known.get("people", frozenset()) if draft.entry("people", name).get("answers")}
    for name in sorted(draft.own("people") - draft.named("people") - speaking):
        yield ("people", name), "appears nowhere; needed: something that names this person, or no such person"
    raised = {node.get("flag") for node in draft.of(RaiseFlag, UnsafeSet)}
    for name in sorted(draft.known.get("flags", frozenset()) - raised):
        yield (
            ("flags", name),
            "is raised by nothing; needed: an effect or an unsafe set that raises it, or no such flag",
        )
    for name in sorted(draft.own("cards") - draft.named("cards")):
        yield ("cards", name), "is used by nothing; needed: a channel with this card, or no such card"
    played = {text for bot in draft.bots for text in _texts_of(bot)}
    for name in sorted(draft.own("texts") - draft.named("texts") - played):
        yield ("texts", name), "is used by nothing; needed: something that names this text, or no such file"


def _is_given(node: Node, key: str) -> bool:
    return node.get(key) not in (None, False, [], {})


def _texts_of(value: object) -> set[str]:
    if isinstance(value, str):
        return {value} if value.startswith(("content/", "brand/")) else set()
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return {text for part in inside for text in _texts_of(part)}
