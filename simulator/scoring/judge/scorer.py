"""A judge as a scorer: asks once for each text with all of its criteria, and keeps the answers."""

from collections.abc import Callable

from simulator.content.rubric import BoundCriterion
from simulator.errors import ScoringFailed
from simulator.scoring.checks import stopped
from simulator.scoring.judge.judging import judged, together
from simulator.scoring.judge.kept import Budget, Kept, ask, key_of, settled
from simulator.scoring.judge.protocol import Answer, Fault, Judge
from simulator.scoring.judge.rest import OPERATOR, Rest
from simulator.scoring.judge.task import JudgeTask, tasks_of
from simulator.scoring.parts import Finished
from simulator.scoring.score import Score


class JudgeScorer:
    """One judge over what it has answered before. Safe for several threads."""

    def __init__(
        self, judge: Judge, kept: Kept, budget: Budget, *, new_nonce: Callable[[], str], now: Callable[[], float]
    ) -> None:
        """`now`: seconds of any clock that only goes forward."""
        self._judge, self._kept, self._budget = judge, kept, budget
        self._new_nonce, self._rest = new_nonce, Rest(now)

    @property
    def name(self) -> str:
        return self._judge.name

    def reads(self, bound: BoundCriterion) -> bool:
        """Criteria of writing whose whole evidence is words."""
        words = all(evidence.task or evidence.reply for evidence in bound.binding.evidence)
        return words and bound.criterion.family is not None and bound.criterion.marked_by != "human"

    def score(self, run: Finished, bound: BoundCriterion, *, rubric: str) -> Score:
        """ScoringFailed where no answer could be had; what is answered and of no use ends as `unscored`, never as a
        level."""
        name = bound.criterion.id
        tasks = [task for task in tasks_of(run, names=run.names) if any(b.criterion.id == name for b in task.criteria)]
        if not tasks:
            return self._nothing(run, bound, rubric)
        scores = [score for task in tasks for score in self._asked(task) if score.criterion == name]
        return together(scores)

    def _asked(self, task: JudgeTask) -> tuple[Score, ...]:
        answer = settled(self._kept, key_of(task, self.name)) or self._answer(task)
        if isinstance(answer, Fault) and answer.passes:
            raise ScoringFailed(answer.said, retry_after=answer.retry_after)
        if isinstance(answer, Fault) and answer.kind in OPERATOR:
            raise ScoringFailed(answer.said, final=True)
        return judged(task, answer, scorer=self.name)

    def _answer(self, task: JudgeTask) -> Answer:
        key = key_of(task, self.name)
        self._rest.check(key)
        answer = ask(self._judge, task, nonce=self._new_nonce(), kept=self._kept, budget=self._budget)
        self._rest.count(key, answer)
        return answer

    def _nothing(self, run: Finished, bound: BoundCriterion, rubric: str) -> Score:
        """Nothing was written: the structured checks say whether there was a chance."""
        if run.state.stopped:
            return stopped(bound, rubric, self.name)
        reason = "Nothing was written here for a model to read."
        return Score(criterion=bound.criterion.id, scorer=self.name, rubric=rubric, status="unscored", reason=reason)
