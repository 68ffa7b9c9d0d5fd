"""Levels hang on no machine's cores."""

import pytest

from tests.reading import answers
from tests.scoring.offline.levels import elsewhere


def test_one_thread_and_two_come_to_the_same_levels_on_two_tasks():
    tasks = ("launch-week/alt-text", "free-plan/answer-perry")
    one = elsewhere(1, 10, *tasks)
    assert len(one) >= 6
    assert elsewhere(2, 10, *tasks) == one


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_one_thread_and_two_come_to_the_same_levels_on_every_development_answer():
    one = elsewhere(1, 1)
    assert len(one) > len(answers()) * 19
    assert elsewhere(2, 1) == one
