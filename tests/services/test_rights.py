"""Who may do what to whose: every role and relation against every use case that reads or writes a person's work."""

from collections.abc import Callable
from contextlib import suppress

import pytest

from simulator.errors import NotAllowed, Refused
from simulator.runs.commands import PauseQueue
from simulator.services import assess, feedback, mark, practise, prompts, replay, report, scoring
from tests.services.conftest import PEOPLE, House


def told(house: House, who: str, run: str) -> None:
    """Before a hand-in there is none, and whoever may have it is told so."""
    with suppress(Refused):
        feedback.feedback(house.parts, house.who(who), run, "holding")


EVERYONE = [*PEOPLE, *(f"south:{name}" for name in PEOPLE), "nobody"]
USES: dict[str, tuple[set[str], Callable[[House, str, str], object]]] = {
    "desk": ({"ann"}, lambda h, who, run: practise.desk(h.parts, h.who(who), run)),
    "submit": (
        {"ann"},
        lambda h, who, run: practise.submit(
            h.parts, h.who(who), run, PauseQueue(), command_id=h.new(), expected_seq=_head(h, run)
        ),
    ),
    "tick": ({"ann"}, lambda h, who, run: practise.tick(h.parts, h.who(who), run)),
    "draft": (
        {"ann"},
        lambda h, who, run: practise.save_draft(h.parts, h.who(who), run, key="reply:forum", text="x", rev=1),
    ),
    "results": ({"ann", "tess", "tim", "ada"}, lambda h, who, run: assess.results(h.parts, h.who(who), run)),
    "scorers": ({"ann", "tess", "tim", "ada"}, lambda h, who, run: assess.progress(h.parts, h.who(who), run)),
    "run again": (
        {"tess", "tim"},
        lambda h, who, run: scoring.run_again(h.parts, h.who(who), run, "reader@1"),
    ),
    "replay": ({"ann", "tess", "tim", "ada"}, lambda h, who, run: replay.replay(h.parts, h.who(who), run)),
    "feedback": ({"ann"}, told),
    "prompts": ({"tess", "tim"}, lambda h, who, run: prompts.prompts(h.parts, h.who(who), run, "R-tone")),
    "sheet": ({"tess", "tim"}, lambda h, who, run: mark.sheet(h.parts, h.who(who), run)),
    "review": (
        {"tess", "tim"},
        lambda h, who, run: mark.review(
            h.parts,
            h.who(who),
            run,
            criterion="R-planning",
            level="emerging",
            reason="seen",
            feedback="",
            command_id=h.new(),
            expected_head=99,
        ),
    ),
    "progress": ({"ann", "tess", "tim", "ada"}, lambda h, who, _: report.progress(h.parts, h.who(who), "ann")),
    "pack": ({"ada"}, lambda h, who, _: report.build_pack(h.parts, h.who(who), "ann", command_id=h.new())),
}
FOR_ROLE: dict[str, tuple[set[str], Callable[[House, str], object]]] = {
    "offers": ({"ann", "ben", "cy"}, lambda h, who: practise.offers(h.parts, h.who(who))),
    "my_runs": ({"ann", "ben", "cy"}, lambda h, who: practise.my_runs(h.parts, h.who(who))),
    "queue": ({"tess", "tim", "tom"}, lambda h, who: mark.queue(h.parts, h.who(who))),
    "failed": ({"tess", "tim", "tom"}, lambda h, who: scoring.failed(h.parts, h.who(who))),
    "cohorts": ({"tess", "tim", "tom"}, lambda h, who: report.cohorts(h.parts, h.who(who))),
    "learners": ({"ada", "abe"}, lambda h, who: report.learners(h.parts, h.who(who))),
    "packs": ({"ada", "abe"}, lambda h, who: report.packs(h.parts, h.who(who))),
}


def _head(house: House, run: str) -> int:
    with house.parts.store.read() as tx:
        row = tx.run(run)
    return row.head_seq if row else 0


def _allowed(act: Callable[[], object]) -> bool:
    try:
        act()
    except NotAllowed:
        return False
    return True


@pytest.mark.parametrize("use", USES)
def test_only_those_related_to_the_work_may_touch_it(house: House, use: str) -> None:
    may, act = USES[use]
    run = house.ended("ann") if use in ("sheet", "review", "prompts") else house.start("ann").run

    assert {who for who in EVERYONE if _allowed(lambda who=who: act(house, who, run))} == may  # type: ignore[misc]


@pytest.mark.parametrize("use", USES)
def test_what_is_forbidden_looks_like_what_does_not_exist(house: House, use: str) -> None:
    _, act = USES[use]
    run = house.ended("ann")

    with pytest.raises(NotAllowed) as forbidden:
        act(house, "south:ben" if use != "pack" else "abe", run)
    if use in ("progress", "pack"):
        return
    with pytest.raises(NotAllowed) as absent:
        act(house, "south:ben", "0" * 32)
    assert str(forbidden.value) == str(absent.value)


@pytest.mark.parametrize("use", FOR_ROLE)
def test_a_list_is_for_its_role_only(house: House, use: str) -> None:
    may, act = FOR_ROLE[use]
    here = {who for who in [*PEOPLE, "nobody"] if _allowed(lambda who=who: act(house, who))}  # type: ignore[misc]

    assert here == may


def test_lists_hold_only_the_own_organisation_and_cohort(house: House) -> None:
    for who in ("ann", "cy", "south:ann"):
        house.ended(who)

    seen = {item.row.owner.person for item in mark.queue(house.parts, house.who("tess"))}

    assert seen == {"ann"}
