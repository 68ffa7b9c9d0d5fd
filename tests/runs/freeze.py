"""Freeze a run of each scenario, as it is played today, for `test_frozen` to replay for ever.

    python -m tests.runs.freeze

One folder for each scenario and version: what it was played with (scenario, rubric, the strong bot), and every event. A
folder that is there is never written again: a new version of a scenario is frozen beside the old one.
"""

import gzip
from pathlib import Path

from simulator.canonical import canonical_json
from simulator.runs.play import play
from tests.shipped import shipped_library

FROZEN = Path(__file__).with_name("frozen")


def main() -> None:
    library = shipped_library()
    for scenario in library.scenarios.values():
        folder = FROZEN / f"{scenario.id}-{scenario.version}"
        if folder.exists():
            continue
        rubric = library.rubrics[scenario.id]
        bot = next(bot for bot in library.bots[scenario.id] if bot.name == "strong")
        events = play(scenario, rubric, bot).events
        folder.mkdir(parents=True)
        for name, document in (("scenario", scenario), ("rubric", rubric), ("bot", bot)):
            keep(folder / f"{name}.json.gz", canonical_json(document.compiled()))
        keep(folder / "events.jsonl.gz", b"".join(canonical_json(event.compiled()) + b"\n" for event in events))
        print(folder.name, len(events), "events")


def keep(file: Path, content: bytes) -> None:
    """The same content gives the same file."""
    file.write_bytes(gzip.compress(content, mtime=0))


if __name__ == "__main__":
    main()
