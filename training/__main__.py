"""Fits the model that ships and writes it: `python -m training`. The file says what it was fitted to and what it
reached on tasks it had not seen."""

from datetime import UTC, datetime

from simulator.content.shelves import answers_digest, read_answers
from simulator.scoring.offline.model import FILE
from training.evaluate import report, task_and_kind_left_out, task_left_out
from training.fit import STRENGTH, fit, written
from training.rows import ROOT, bank, rows


def main() -> None:
    found = rows(made=bank())
    told = {
        "fitted": datetime.now(UTC).date().isoformat(),
        "answers": answers_digest(read_answers(ROOT, [])),
        "rows": len(found),
        "strength": STRENGTH,
        "synthetic": "Answers and levels were written by the project; they say nothing of real marking.",
        "kappa": {
            "task_left_out": _figures(report(found, task_left_out(found))),
            "task_and_kind_left_out": _figures(report(found, task_and_kind_left_out(found))),
        },
    }
    FILE.write_text(written(fit(found), told), "utf-8")
    print(told)


def _figures(told: dict) -> dict[str, float]:
    wanted = ("all", "natural", "family content", "family reasoning", "family tone")
    return {name: round(told[name].kappa, 2) for name in wanted if name in told and told[name].kappa is not None}


if __name__ == "__main__":
    main()
