"""The author's own rule: what each level needs, sharp or by degree."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.content.document import LEVELS
from simulator.content.writing import LevelRule, Move, Needs, Writing
from simulator.scoring.offline.rules import holds, level_by, missing_for, rule_of

NAMES = ("a", "b", "c", "d")
DEGREES = st.fixed_dictionaries({name: st.floats(0, 1) for name in NAMES})
LEAVES = st.lists(st.sampled_from(NAMES), min_size=1, max_size=4, unique=True)
FLAT = LEAVES.flatmap(
    lambda names: st.one_of(
        st.just(Needs(all=tuple(names))),
        st.just(Needs(any=tuple(names))),
        st.integers(1, 5).map(lambda least: Needs(at_least=least, of=tuple(names))),
    )
)
NEEDS = st.recursive(
    FLAT,
    lambda inner: st.lists(st.one_of(inner, st.sampled_from(NAMES)), min_size=1, max_size=3).flatmap(
        lambda parts: st.sampled_from([Needs(all=tuple(parts)), Needs(any=tuple(parts))])
    ),
    max_leaves=6,
)
MADE = {"a": 1.0, "b": 1.0, "c": 0.0, "d": 0.2}


@pytest.mark.parametrize(
    ("needs", "degree"),
    [
        (Needs(all=("a", "b")), 1.0),
        (Needs(all=("a", "c")), 0.0),
        (Needs(all=("a", "d")), 0.2),
        (Needs(any=("c", "d")), 0.2),
        (Needs(any=("a", "c")), 1.0),
        (Needs(at_least=2, of=("a", "b", "c")), 1.0),
        (Needs(at_least=3, of=("a", "b", "d")), 0.2),
        (Needs(at_least=3, of=("a", "b")), 0.0),
        (Needs(all=("a", Needs(any=("b", "c")))), 1.0),
        (Needs(any=(Needs(all=("a", "c")), Needs(all=("b", "d")))), 0.2),
        (Needs(all=("unheard-of",)), 0.0),
        (Needs(all=()), 0.0),
    ],
)
def test_all_is_the_least_any_the_greatest_and_at_least_the_nth(needs: Needs, degree: float):
    assert holds(needs, MADE) == degree


@given(NEEDS, DEGREES, st.sampled_from(NAMES), st.floats(0, 1))
def test_more_of_one_thing_never_makes_a_rule_hold_less(
    needs: Needs, degrees: dict[str, float], name: str, more: float
):
    raised = {**degrees, name: max(degrees[name], more)}
    assert holds(needs, raised) >= holds(needs, degrees)


@given(st.builds(LevelRule, strong=NEEDS, secure=NEEDS, emerging=NEEDS), DEGREES, st.sampled_from(NAMES))
def test_more_of_one_thing_never_lowers_the_level(rule: LevelRule, degrees: dict[str, float], name: str):
    raised = {**degrees, name: 1.0}
    assert LEVELS.index(level_by(rule, raised)) >= LEVELS.index(level_by(rule, degrees))


@given(NEEDS, st.fixed_dictionaries({name: st.sampled_from([0.0, 1.0]) for name in NAMES}))
def test_what_is_missing_is_nothing_where_a_rule_holds_and_mends_it_where_it_does_not(
    needs: Needs, degrees: dict[str, float]
):
    missing = missing_for(needs, degrees)
    assert len(set(missing)) == len(missing)
    if holds(needs, degrees) >= 0.5:
        assert missing == []
    else:
        mended: Mapping[str, float] = {**degrees, **dict.fromkeys(missing, 1.0)}
        reachable = holds(needs, dict.fromkeys(NAMES, 1.0)) >= 0.5
        assert (holds(needs, mended) >= 0.5) is reachable


def test_the_highest_level_that_holds_counts_and_none_is_not_shown():
    rule = LevelRule(strong=Needs(all=("a", "c")), emerging=Needs(any=("a",)))
    assert level_by(rule, MADE) == "emerging"
    assert level_by(rule, {}) == "not_shown"
    assert level_by(LevelRule(), MADE) == "not_shown"


def moves(*names: str) -> Writing:
    return Writing(moves=tuple(Move(id=name, shows="does it", paraphrases=("One is.", "Two is.")) for name in names))


def test_without_a_rule_all_moves_are_strong_half_of_them_secure_and_one_emerging():
    rule = rule_of(moves("a", "b", "c"))
    found = [level_by(rule, dict.fromkeys(names, 1.0)) for names in ("", "a", "ab", "abc")]
    assert found == ["not_shown", "emerging", "secure", "strong"]


def test_with_neither_rule_nor_moves_there_is_nothing_to_hold():
    assert level_by(rule_of(Writing()), {"a": 1.0}) == "not_shown"
