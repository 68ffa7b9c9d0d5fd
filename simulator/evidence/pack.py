"""The files of a pack. All but the records follows from the records, so a pack can be built again and compared."""

from simulator.evidence import records
from simulator.evidence.chosen import PackInput, PackRun, picture_name, rubric_name
from simulator.evidence.render.how_to_verify import how_to_verify
from simulator.evidence.render.summary import summary

__all__ = ["PackInput", "PackRun", "files"]


def files(pack: PackInput) -> dict[str, bytes]:
    """Payload names → bytes."""
    found = {
        "data/00-summary.html": summary(pack).encode(),
        "data/VERIFY.md": how_to_verify(pack).encode(),
        "data/pack.json": records.about(pack),
        "data/progress.json": records.one(pack.progress),
        "data/rubrics.json": records.lines(pack.possible[name] for name in sorted(pack.possible)),
        "data/standard.json": records.one(pack.standard),
    }
    for run in pack.runs:
        found |= run_files(run)
    return found


def run_files(run: PackRun) -> dict[str, bytes]:
    folder = f"data/runs/{run.run}"
    return {
        f"{folder}/assessments.jsonl": records.lines(run.assessments),
        f"{folder}/decisions.json": records.decisions(run),
        f"{folder}/events.jsonl": records.lines(run.events),
        f"{folder}/rubric.json": records.one(run.rubric),
        f"{folder}/scenario.json": records.one(run.scenario),
        **{f"{folder}/{picture_name(digest, body)}": body for digest, body in run.pictures.items()},
        **{f"{folder}/{rubric_name(digest)}": records.one(rubric) for digest, rubric in run.later_rubrics.items()},
    }
