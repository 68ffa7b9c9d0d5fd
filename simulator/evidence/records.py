"""The machine-readable half of a pack: canonical JSON, so that what is read back can be compared byte by byte. A file
of one document is its canonical form and nothing else: its SHA-256 is the document's digest."""

from collections.abc import Iterable
from typing import Any

from simulator.canonical import canonical_json
from simulator.content.document import Document
from simulator.content.rubric import Rubric
from simulator.evidence.chosen import FORMAT, PackInput, PackRun
from simulator.review import Effective


def one(document: Document) -> bytes:
    return canonical_json(document.compiled())


def lines(documents: Iterable[Document]) -> bytes:
    return b"".join(one(document) + b"\n" for document in documents)


def about(pack: PackInput) -> bytes:
    """pack.json: whose pack it is, for whom and when; names as they are."""
    return canonical_json(
        {
            "format": FORMAT,
            "learner": pack.learner,
            "learner_name": pack.learner_name,
            "organisation": pack.organisation,
            "library": pack.library,
            "built_at": pack.built_at,
            "built_by": pack.built_by,
            "runs": [run.run for run in pack.runs],
        }
    )


def decisions(run: PackRun) -> bytes:
    """decisions.json: what counts for each criterion of a run, and who said so."""
    said = {
        "run": run.run,
        "scenario": run.scenario.id,
        "title": run.scenario.title,
        "ended_at": run.ended_at,
        "ending": run.state.ending,
        "flags": list(run.state.flags),
        "results": [_result(run.rubric, e) for e in run.effectives],
    }
    return canonical_json(said)


def _result(rubric: Rubric, counts: Effective) -> dict[str, Any]:
    """A level that only a scorer suggests is never under `level`."""
    bound, review, under = rubric.get(counts.criterion), counts.review, counts.score.rubric
    found = {
        "criterion": counts.criterion,
        "name": bound.criterion.name,
        "ksb": bound.criterion.ksb.compiled(),
        "duty": list(bound.binding.duty),
        "status": counts.status,
        "level": counts.level if review else None,
        "suggested": counts.score.level,
        "suggested_by": counts.score.scorer,
        "suggested_under": under if under != rubric.digest else None,
        "confirmed_by": review.author_name if review else None,
        "confirmed_at": counts.at,
        "reason": review.reason if review else counts.score.reason,
        "critical": review.critical if review else None,
    }
    return {key: value for key, value in found.items() if value is not None}
