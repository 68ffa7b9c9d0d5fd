"""Whether a pack's records hold together: chains, digests, replay, scores, reviews. Each check names its file."""

from collections.abc import Iterator

from simulator import assessment_log
from simulator.content.scenario import STOPPED
from simulator.evidence.chosen import PackInput, PackRun, rubric_name
from simulator.evidence.read import Fault
from simulator.runs import log
from simulator.runs.conditions import holds
from simulator.runs.engine import fold
from simulator.runs.events import ENGINE_VERSION, RunEnded, RunStarted
from simulator.scoring.quoted import misquoted
from simulator.scoring.registry import JUDGE, Scorers, score_run
from simulator.scoring.score import Score


class Newer(Exception):
    """Made by parts that this program does not have, so it cannot tell."""


def check(pack: PackInput, scorers: Scorers) -> None:
    """Every run, in the pack's order. Fault for the first thing wrong, Newer for what is beyond this program."""
    for run in pack.runs:
        folder = f"data/runs/{run.run}"
        _chain(run, folder)
        started = _started(run, folder)
        _pinned(run, started, folder)
        _replayed(run, started, folder)
        _scored(run, folder, scorers)


def _chain(run: PackRun, folder: str) -> None:
    faults = (
        ("events.jsonl", log.verify_chain(run.events)),
        ("assessments.jsonl", assessment_log.verify_chain(run.assessments)),
    )
    for name, fault in faults:
        if fault:
            raise Fault(f"{folder}/{name}: {fault}")
    if {e.run for e in run.events} | {a.run for a in run.assessments} != {run.run}:
        raise Fault(f"{folder}: its records are of another run")


def _started(run: PackRun, folder: str) -> RunStarted:
    first = run.events[0].data if run.events else None
    if not isinstance(first, RunStarted):
        raise Fault(f"{folder}/events.jsonl: event 1 does not start a run")
    if first.engine != ENGINE_VERSION:
        raise Newer(f"run {run.run} was played by engine {first.engine}; this program has engine {ENGINE_VERSION}")
    return first


def _pinned(run: PackRun, started: RunStarted, folder: str) -> None:
    """The scenario and the rubric are those the run was started with."""
    if run.scenario.digest != started.scenario_digest:
        raise Fault(f"{folder}/scenario.json: is not the scenario the run was started with")
    if run.rubric.digest != started.rubric_digest:
        raise Fault(f"{folder}/rubric.json: is not the rubric the run was started with")
    if (started.scenario, started.version) != (run.scenario.id, run.scenario.version):
        raise Fault(f"{folder}/events.jsonl: event 1 names another scenario than the one packed")
    if run.rubric.scenario != run.scenario.id:
        raise Fault(f"{folder}/rubric.json: is of another scenario")
    for digest, later in run.later_rubrics.items():
        if later.scenario != run.scenario.id or later.structure_digest != run.rubric.structure_digest:
            raise Fault(f"{folder}/{rubric_name(digest)}: asks something else than the rubric the run was started with")


def _replayed(run: PackRun, started: RunStarted, folder: str) -> None:
    """Folded with the packed scenario, the log leads to the ending it states."""
    last = run.events[-1].data
    if not isinstance(last, RunEnded) or any(isinstance(e.data, RunEnded | RunStarted) for e in run.events[1:-1]):
        raise Fault(f"{folder}/events.jsonl: does not end with the one end of its run")
    try:
        before = fold(run.scenario, run.events[:-1])
        led_to = (
            STOPPED
            if last.ending == STOPPED
            else next((e.id for e in run.scenario.endings if holds(e.when, before)), run.scenario.endings[-1].id)
        )
        state = run.state
    except Exception as problem:  # a log that the engine never wrote may break the fold anywhere
        raise Fault(f"{folder}/events.jsonl: cannot be replayed with the packed scenario") from problem
    if (led_to, state.ending) != (last.ending, last.ending):
        raise Fault(f"{folder}/events.jsonl: leads to the ending {led_to}, and states {last.ending}")
    if state.mode != started.mode:
        raise Fault(f"{folder}/events.jsonl: changes its mode")


def _scored(run: PackRun, folder: str, scorers: Scorers) -> None:
    """Every criterion has a score, the scorer of that version says the same again, and every quotation stands where it
    says. A judge cannot be asked again."""
    name = f"{folder}/assessments.jsonl"
    scored = {record.score.criterion for record in run.assessments if record.score}
    known = {bound.criterion.id for bound in run.rubric.criteria}
    again = _Again(run, scorers)
    for criterion in sorted(known ^ scored):
        raise Fault(f"{name}: {criterion} {'has no score' if criterion in known else 'is not in the rubric'}")
    for seq, score in _scores(run):
        if (fault := misquoted(score, run.events)) is not None:
            raise Fault(f"{name}: assessment {seq}: {fault}")
        if score.scorer not in scorers and not score.scorer.startswith(JUDGE):
            raise Newer(f"run {run.run} was scored by {score.scorer}, which this program does not have")
        if run.marked_with(score.rubric) is None:
            raise Fault(f"{name}: assessment {seq}: was marked with a rubric that is not in the pack")
        # a scorer that broke said nothing of the run, and may well be mended since
        if score.scorer in scorers and score.status != "failed" and score != again.said(score):
            raise Fault(f"{name}: assessment {seq}: {score.scorer} says otherwise of {score.criterion}")


def _scores(run: PackRun) -> Iterator[tuple[int, Score]]:
    return ((record.seq, record.score) for record in run.assessments if record.score)


class _Again:
    """What scorers say of a run when they are asked again, each once."""

    def __init__(self, run: PackRun, scorers: Scorers) -> None:
        self._run, self._scorers = run, scorers
        self._asked: dict[tuple[str, str], dict[str, Score]] = {}

    def said(self, score: Score) -> Score | None:
        """The score of the same criterion by the same scorer under the same rubric."""
        by, run = (score.scorer, score.rubric), self._run
        if by not in self._asked:
            rubric = run.marked_with(score.rubric)
            assert rubric is not None, "looked for before"
            scores = score_run(run.scenario, rubric, run.events, run.state, scorer=score.scorer, scorers=self._scorers)
            self._asked[by] = {found.criterion: found for found in scores}
        return self._asked[by].get(score.criterion)
