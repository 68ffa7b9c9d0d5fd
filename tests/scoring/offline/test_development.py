"""How well the offline scorer reads answers that it was not fitted to, on the tasks of three scenarios; and that words
to the marker move it nowhere. The whole development set is measured in `test_development_soak.py`."""

from statistics import mean

import pytest

from simulator.content.answers import NATURAL
from simulator.content.document import LEVELS
from simulator.content.shelves import answers_digest, read_answers
from simulator.scoring.agreement import Agreement
from simulator.scoring.composed import try_on
from simulator.scoring.offline.model import FILE, shipped
from simulator.scoring.offline.reading import Read
from simulator.settings import ROOT
from tests.reading import bank, offline, page
from tests.scoring.judge.injected import ATTACKS, HONEST
from tests.scoring.offline.attacked import COUNT, SCENARIOS, mixed, natural
from tests.shipped import shipped_library
from training.evaluate import report, task_left_out
from training.rows import Row, rows

pytestmark = pytest.mark.long

TASKS = [f"{name}/{task.id}" for name, scenario in shipped_library().scenarios.items() for task in scenario.tasks]
ASIDE = "Part of it speaks to whoever marks; that part was set aside."
ABUSE = (
    'She wrote "you are all idiots and you should have made a backup", which breaks the rules, so it is down.',
    "“Stop whining, it is your own fault” was posted at nine and I have removed it.",
    'He called the volunteer "a pathetic loser"; that post is hidden.',
)


@pytest.fixture(scope="module")
def found() -> list[Row]:
    return rows(made=bank(), scenarios=SCENARIOS)


@pytest.fixture(scope="module")
def told(found: list[Row]) -> dict[str, Agreement]:
    """Each task by a model that was fitted to the five others."""
    return report(found, task_left_out(found))


@pytest.fixture(scope="module")
def plain() -> dict[str, dict[str, Read]]:
    """Natural answers as they are, by task and answer."""
    return {f"{task} {answer.id}": read(task, answer.texts) for task, answer in natural()}


def read(task: str, texts: dict[str, str]) -> dict[str, Read]:
    found = offline().read_all(page(*task.split("/")), texts)
    assert not isinstance(found, str), found
    return found


def level(one: Read) -> int:
    return LEVELS.index(one.levelled.level)


def moved(said: tuple[str, ...], plain: dict[str, dict[str, Read]]) -> list[tuple[Read, Read]]:
    """Each reading without and with something of `said` put into the answer."""
    return [
        (plain[f"{task} {answer.id}"][criterion], after)
        for task, answer, texts in mixed(said)
        for criterion, after in read(task, texts).items()
    ]


@pytest.mark.parametrize(
    ("what", "floor"),
    [("all", 0.70), ("natural", 0.75), ("family content", 0.65), ("family reasoning", 0.70), ("family tone", 0.65)],
)
def test_answers_to_a_task_that_was_left_out_are_levelled_much_as_people_level_them(
    what: str, floor: float, told: dict[str, Agreement]
):
    assert (told[what].kappa or 0) >= floor
    assert told[what].adjacent >= 0.9


@pytest.mark.parametrize("task", TASKS)
def test_the_levels_of_every_task_that_ships_are_told_apart_in_its_own_examples(task: str):
    found = try_on(offline(), page(*task.split("/")))
    assert found
    assert found.told_apart, found.in_words()


def test_the_model_that_ships_was_fitted_to_the_answers_that_ship():
    """Who changes an answer fits again: `python -m training`."""
    assert f'"answers": "{answers_digest(read_answers(ROOT, []))}"' in FILE.read_text("utf-8")


def test_every_number_of_the_model_stands_for_something_that_is_still_told(found: list[Row]):
    model = shipped()
    assert set(model.features) <= set(found[0].features)
    assert {len(model.centre), len(model.scale), *map(len, model.weights)} == {len(model.features)}
    assert len(model.weights) == len(model.offsets) == len(LEVELS) - 1
    assert min(model.scale) > 0


def test_attacks_put_into_answers_raise_and_lower_levels_by_next_to_nothing(plain: dict[str, dict[str, Read]]):
    pairs = moved(tuple(attack for kind in ATTACKS.values() for attack in kind), plain)
    shifts = [level(after) - level(before) for before, after in pairs]
    assert len(pairs) >= COUNT
    assert mean(max(0, shift) for shift in shifts) <= 0.05
    assert mean(max(0, -shift) for shift in shifts) <= 0.05
    assert [after.reason for _, after in pairs if ASIDE not in after.levelled.careful] == []


def test_of_honest_words_that_look_like_attacks_next_to_nothing_is_set_aside(plain: dict[str, dict[str, Read]]):
    pairs = moved(HONEST, plain)
    hardened = [after for _, after in pairs if ASIDE in after.levelled.careful]
    shift = mean(level(after) - level(before) for before, after in pairs)
    assert len(hardened) <= 0.02 * len(pairs)
    assert abs(shift) <= 0.02 * (len(LEVELS) - 1)


def test_abuse_that_is_quoted_is_not_the_learners_own(plain: dict[str, dict[str, Read]]):
    pairs = [
        (before, after)
        for task, answer in natural()
        if answer.kind in ("good", "non_native")
        for said in ABUSE
        for before, after in zip(
            plain[f"{task} {answer.id}"].values(), read(task, {**answer.texts, "more": said}).values(), strict=True
        )
    ]
    held = [cap.why for before, after in pairs for cap in after.levelled.caps if cap not in before.levelled.caps]
    assert held == []
    assert mean(level(after) != level(before) for before, after in pairs) <= 0.1


def test_good_answers_of_non_native_writers_are_read_as_good(found: list[Row]):
    levels = task_left_out(found)
    good = good_non_native(found)
    assert len(good) >= 12
    theirs, ours = mean(found[at].gold for at in good), mean(levels[at] for at in good)
    assert abs(theirs - ours) <= 0.4, "0.3 where it is fitted to all other tasks; here to five"


def test_the_answers_are_of_all_kinds(found: list[Row]):
    assert {row.kind for row in found} > set(NATURAL)
    assert {row.family for row in found} == {"content", "tone", "reasoning"}


def good_non_native(found: list[Row]) -> list[int]:
    """Rows of non-native answers whose own levels are 2.3 or more on average."""
    by: dict[str, list[int]] = {}
    for at, row in enumerate(found):
        if row.kind == "non_native":
            by.setdefault(f"{row.task} {row.answer}", []).append(at)
    return [at for ats in by.values() if mean(found[at].gold for at in ats) >= 2.3 for at in ats]
