"""What leaves for a judge names nobody: over the whole way from hand-in to request."""

import itertools
import re
from dataclasses import replace

import pytest

from simulator.scoring.judge.protocol import Answer, Fault, Request
from simulator.services import practise
from simulator.services.scoring import score_next
from tests.scoring.judge.asking import ScriptedJudge
from tests.services.conftest import ISSUER, House
from tests.services.judged import BUDGET, TEXTS, handed_in, read_by

NAMES = (
    "Jo Marlow",
    "Zofia Brzęczyszczykiewicz",
    "Anne-Marie O'Dowd",
    "Noor al-Sallow",
    "Þórdís Hale",
    "Ade Bankhurst-Quill",
)
WAYS = (
    "{name} here from the desk. {first} will write again at ten.",
    "Mail me at {handle}@mailbox.example or ring 07700 900123. {last}",
    "On Chirrup I am @{handle}; off it I am {upper}.",
    "“{name}” said so, and {lower}'s word is good. Ring +44 (0)20 7946 0018.",
    "Best, {first}\n{last}\nhttps://chirrup.example/@{handle}",
    "It is all on https://chirrup.example/{handle} and on boards as {under}.",
    "{name}, {name}, {name}: write to {handle}+desk@mail.example.co.uk",
)


class Watching(ScriptedJudge):
    """Declines whatever it is asked, and remembers it."""

    def ask(self, request: Request) -> Answer:
        self.asked.append(request)
        return Fault("declined", "no")


def identifiers(name: str) -> dict[str, str]:
    first, *_, last = name.split()
    return {
        "name": name,
        "first": first,
        "last": last,
        "upper": name.upper(),
        "lower": last.lower(),
        "under": "_".join(re.split(r"[\s\-]+", name)).lower(),
        "handle": re.sub(r"\W", "", name.lower()),
    }


@pytest.fixture
def judge() -> Watching:
    return Watching([])


def enrol(house: House, subject: str, name: str) -> None:
    with house.parts.store.write() as tx:
        tx.add_person(subject, "org", name)
        tx.link_identity(ISSUER, subject, subject)
        tx.grant_role(subject, "apprentice")
        tx.join("spring", subject, "learner")
        tx.commit()


def test_no_name_handle_address_or_number_leaves_this_machine(house: House, judge: Watching):
    house = read_by(house, judge, budget=replace(BUDGET, cap=10_000))
    wrote: list[tuple[str, str]] = []
    for number, (name, way) in enumerate(itertools.product(NAMES, WAYS)):
        enrol(house, f"learner-{number}", name)
        text = f"{way.format(**identifiers(name))} {TEXTS['forum']}"
        run = handed_in(house, f"learner-{number}", {"forum": text, "micro": TEXTS["micro"]})
        assert score_next(house.parts)
        submission = practise.desk(house.parts, house.who(f"learner-{number}"), run).state.tasks["holding"].submission
        assert submission
        assert submission.texts["forum"] == text
        wrote.append((name, text))

    assert len(judge.asked) == len(wrote) == 42
    leaks = [
        (found, name)
        for request, (name, text) in zip(judge.asked, wrote, strict=True)
        for found in sought(name)
        if re.search(rf"(?<!\w){re.escape(found)}(?!\w)", request.text, re.IGNORECASE)
    ]
    assert leaks == []


def sought(name: str) -> set[str]:
    """Whatever of a person, or of how to reach them, is long enough to be told from other words."""
    known = identifiers(name)
    parts = {part for part in re.split(r"[\s\-]+", name) if len(part) > 3}
    return parts | {
        name,
        known["handle"],
        known["under"],
        "07700 900123",
        "7946 0018",
        "mailbox.example",
        "mail.example.co.uk",
    }


def test_who_the_tutors_the_run_and_the_provider_are_is_no_part_of_a_request(house: House, judge: Watching):
    house = read_by(house, judge)
    run = handed_in(house)
    score_next(house.parts)
    (request,) = judge.asked
    sent = f"{request.text} {request.schema} {request.cache_key}"
    assert not re.search(rf"{run}|\b(?:Tess|Tim|spring|Ann)\b|{re.escape(ISSUER)}", sent)


def test_what_is_the_same_for_every_learner_is_the_same_to_the_letter(house: House, judge: Watching):
    house = read_by(house, judge)
    for who in ("ann", "ben"):
        handed_in(house, who)
        score_next(house.parts)
    one, two = judge.asked
    assert (one.instructions, one.cache_key) == (two.instructions, two.cache_key)
    assert one.submission != two.submission  # each has a code of its own
