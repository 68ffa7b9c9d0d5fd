"""A judge is there where an operator names one, and nowhere else."""

import itertools
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from simulator import bootstrap, demo
from simulator.people import Subject
from simulator.runs.commands import AdvanceClock, Command, EndRun
from simulator.scoring.registry import CHECKS, JUDGE
from simulator.services import assess, practise
from simulator.services.accounts import DEMO_ACCOUNTS, DEMO_ISSUER
from simulator.services.parts import Parts
from simulator.services.scoring import score_next
from simulator.settings import JudgeSettings, Settings
from tests.llm.faults import KEY
from tests.llm.faulty import MODEL, Server, response, sends, serving
from tests.scoring.judge.asking import NAME
from tests.services.judged import OF_HOLDING, holding, words


@pytest.fixture
def server() -> Iterator[Server]:
    with serving(sends(response(words()))) as server:
        yield server


def built(folder: Path, judge: JudgeSettings | None) -> Parts:
    url = f"sqlite:///{folder / 'firedrill.db'}"
    return bootstrap.build(Settings(database_url=url, worker="off", demo_learners=0, judge=judge))


def played(parts: Parts) -> tuple[Subject, str]:
    """A run of the demo's apprentice, with a text handed in."""
    demo.open_house(parts)
    who = Subject(DEMO_ISSUER, DEMO_ACCOUNTS[0].subject, parts.clock())
    ids = itertools.count()
    run = practise.start(parts, who, "patch-day", "practice", command_id="start").run

    def send(command: Command) -> None:
        head = practise.desk(parts, who, run).state.seq
        practise.submit(parts, who, run, command, command_id=f"c{next(ids)}", expected_seq=head)

    for command in (AdvanceClock(to=600), holding(), EndRun()):
        send(command)
    return who, run


def test_without_the_setting_there_is_no_judge_and_the_rest_is_as_it_was(tmp_path: Path):
    parts = built(tmp_path, None)
    assert not any(name.startswith(JUDGE) for name in parts.scorers)
    who, run = played(parts)
    assert not any(one.scorer.startswith(JUDGE) for one in assess.progress(parts, who, run))
    parts.store.close()


def test_with_it_what_is_handed_in_is_read_by_that_model_with_that_key(tmp_path: Path, server: Server):
    parts = built(tmp_path, JudgeSettings(server.url, MODEL, KEY, cap=100, prices=(100, 25, 400)))
    parts = replace(parts, scorers={**CHECKS, NAME: parts.scorers[NAME]})
    who, run = played(parts)

    assert (score_next(parts), score_next(parts)) == (True, False)

    levels = {found.criterion: found.level for found in assess.results(parts, who, run)}
    assert {levels[name] for name in OF_HOLDING} == {"secure"}
    (sent,) = server.asked
    assert (sent.body["model"], sent.key) == (MODEL, f"Bearer {KEY}")
    with parts.store.read() as tx:
        assert tx.judge_cost(parts.clock().replace(day=1, hour=0)) == 500 * 100 + 1500 * 25 + 300 * 400
    parts.store.close()
