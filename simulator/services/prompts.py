"""What a language model was shown of a run, built again from frozen content: for the tutor who reads what it said."""

from dataclasses import dataclass

from simulator.people import Subject, may_tutor, require
from simulator.scoring.judge.prompt import request_for
from simulator.scoring.judge.task import tasks_of
from simulator.scoring.registry import JUDGE
from simulator.services.accounts import load
from simulator.services.parts import Parts
from simulator.services.scoring import finished

CODE = "CODE-DRAWN-ANEW-FOR-EACH-REQUEST"
"""In the place of the fence's random letters, which are kept nowhere."""


@dataclass(frozen=True, slots=True)
class Prompt:
    about: str
    """Id of the task, or of the channel of replies."""
    title: str
    text: str
    """Instructions and submission, to the letter but for the code of the fence."""


def prompts(parts: Parts, subject: Subject, run: str, criterion: str) -> list[Prompt]:
    """One for each text that a judge read under this criterion, as it read it last; none where no judge scored it. For
    the learner's tutors."""
    with parts.store.read() as tx:
        actor = load(tx, subject)
        row = tx.run(run)
        require(row is not None and may_tutor(actor, row.owner) and row.status == "ended" and row.counts)
        assert row is not None
        scores = [record.score for record in tx.assessments(run) if record.score]
        judged = [one.rubric for one in scores if one.criterion == criterion and one.scorer.startswith(JUDGE)]
        if not judged:
            return []
        shown = finished(parts, tx, row, judged[-1])
    return [
        Prompt(task.about, task.title, request_for(task, nonce=CODE).text)
        for task in tasks_of(shown, names=shown.names)
        if any(bound.criterion.id == criterion for bound in task.criteria)
    ]
