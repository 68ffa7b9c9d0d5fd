"""A thousand learners who try anything, in every scenario that ships: each run ends, and is sound."""

import pytest

from simulator.content.library import Library
from simulator.runs.wandering.play import wander_all
from simulator.settings import ROOT
from tests.runs.crowded import CROWDED
from tests.runs.world import RUBRIC, SMALL
from tests.shipped import shipped_library

pytestmark = [pytest.mark.soak, pytest.mark.timeout(7200)]
RUNS = range(1, 1_001)


@pytest.fixture(scope="module")
def library() -> Library:
    return shipped_library()


@pytest.mark.parametrize("name", sorted(path.parent.name for path in (ROOT / "scenarios").glob("*/scenario.yml")))
def test_a_thousand_runs_of_a_scenario_are_sound(name: str, library: Library):
    assert wander_all(library.scenarios[name], library.rubrics[name], RUNS).broken is None


@pytest.mark.parametrize("scenario", [SMALL, CROWDED], ids=["small", "crowded"])
def test_a_thousand_runs_of_a_small_desk_are_sound(scenario):
    assert wander_all(scenario, RUBRIC, RUNS).broken is None
