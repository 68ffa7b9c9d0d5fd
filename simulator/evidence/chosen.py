"""What a pack is made of: one learner's finished runs, each with what it was played and marked with."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from simulator.assessment_log import Assessment, effectives, head
from simulator.canonical import GENESIS
from simulator.content.rubric import Rubric
from simulator.content.scenario import Scenario
from simulator.content.standard import Standard
from simulator.evidence.bag import NAME
from simulator.progress import ConfirmedRun, ProgressMap, progress_map
from simulator.review import Effective
from simulator.runs.engine import fold
from simulator.runs.events import Event, RunStarted
from simulator.runs.state import State

FORMAT = "5"
"""Of a pack: its members, their spelling and what the summary says. Whoever changes one of them raises the number.
The zip, the tag files and their manifests stay as they are in every format: so a later one is told from damage."""
PNG = b"\x89PNG"
"""How a picture begins that is no JPEG; no other kind is kept."""
LABEL = "Simulated practice evidence"
SCOPE = "Practice levels from simulation, not an assessment decision"


@dataclass(frozen=True)
class PackRun:
    """A run that is over, and its assessment log."""

    run: str
    scenario: Scenario
    rubric: Rubric
    events: tuple[Event, ...]
    assessments: tuple[Assessment, ...]
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    """Digest → bytes of every picture of the learner's own that the log names."""
    later_rubrics: Mapping[str, Rubric] = field(default_factory=dict)
    """Digest → rubric of everything it was marked with again, after the one it was started with."""

    @property
    def ended_at(self) -> str:
        """Wall time of the log's last event, UTC."""
        return self.events[-1].at if self.events else ""

    @property
    def events_head(self) -> str:
        return self.events[-1].hash if self.events else GENESIS

    @property
    def assessments_head(self) -> str:
        return head(self.assessments)

    @cached_property
    def state(self) -> State:
        """Where the run ended, folded from its log."""
        return fold(self.scenario, self.events)

    def marked_with(self, digest: str) -> Rubric | None:
        """The rubric of this digest; None where the run was not marked with it."""
        return self.rubric if digest == self.rubric.digest else self.later_rubrics.get(digest)

    @cached_property
    def effectives(self) -> tuple[Effective, ...]:
        return tuple(effectives(self.assessments))

    def confirmed(self) -> ConfirmedRun:
        """The run as progress counts it."""
        return ConfirmedRun(
            run=self.run,
            scenario=self.scenario.id,
            title=self.scenario.title,
            ended_at=self.ended_at,
            rubric=self.rubric,
            effectives=self.effectives,
        )


@dataclass(frozen=True)
class PackInput:
    """Everything a pack says, and nothing it does not."""

    learner: str
    """Person id."""
    learner_name: str
    organisation: str
    """Its id."""
    standard: Standard
    library: str
    """Digest over the scenarios there were."""
    runs: tuple[PackRun, ...]
    """In the order they were started."""
    possible: Mapping[str, Rubric]
    """The rubrics there were, by scenario: what could have been shown."""
    built_at: str
    """UTC, ISO 8601."""
    built_by: str
    """Name of the person who asked for it."""

    @cached_property
    def progress(self) -> ProgressMap:
        return progress_map(self.standard, [run.confirmed() for run in self.runs], self.possible, now=self.built_at)

    @property
    def name(self) -> str:
        """The bag's folder, from ids alone."""
        standard, learner = (_letters(part) for part in (self.standard.published.id, self.learner))
        return f"pack-{standard}-{learner[:12]}-{self.built_at[:10].replace('-', '')}"

    def info(self) -> dict[str, str]:
        """bag-info.txt: what the pack is, and the head of every chain in it."""
        results = [effective for run in self.runs for effective in run.effectives]
        counts = {
            "Firedrill-Runs": len(self.runs),
            "Firedrill-Events": sum(len(run.events) for run in self.runs),
            "Firedrill-Pictures": sum(len(run.pictures) for run in self.runs),
            "Firedrill-Assessments": sum(len(run.assessments) for run in self.runs),
            "Firedrill-Levels-Confirmed": sum(e.status == "confirmed" for e in results),
            "Firedrill-Levels-Suggested": sum(e.status == "suggested" for e in results),
        }
        return {
            NAME: self.name,
            "Bagging-Date": self.built_at[:10],
            "External-Description": f"{LABEL}. {SCOPE}.",
            "Firedrill-Pack-Format": FORMAT,
            "Firedrill-Built-At": self.built_at,
            "Firedrill-Learner": self.learner,
            "Firedrill-Organisation": self.organisation,
            "Firedrill-Standard": self.standard.digest,
            "Firedrill-Library": self.library,
            **{label: str(count) for label, count in counts.items()},
            **{f"Firedrill-Run-{place:04}": heads(run) for place, run in enumerate(self.runs, start=1)},
        }


def picture_name(digest: str, body: bytes) -> str:
    """Of a picture inside its run's folder: the hexadecimal digits of its SHA-256."""
    return f"pictures/{digest.removeprefix('sha256:')}.{'png' if body.startswith(PNG) else 'jpg'}"


def later_rubrics(events: Sequence[Event], assessments: Iterable[Assessment]) -> tuple[str, ...]:
    """Digests of what a run was marked with beside the rubric it was started with, in that order."""
    started = events[0].data if events else None
    own = started.rubric_digest if isinstance(started, RunStarted) else ""
    named = (record.score.rubric for record in assessments if record.score)
    return tuple(digest for digest in dict.fromkeys(named) if digest != own)


def rubric_name(digest: str) -> str:
    """Of a later rubric inside its run's folder."""
    return f"rubrics/{digest.removeprefix('sha256:')}.json"


def heads(run: PackRun) -> str:
    """Both chains of a run in one line: how long each is and the hash it ends in."""
    return (
        f"{run.run} events {len(run.events)} {run.events_head} "
        f"assessments {len(run.assessments)} {run.assessments_head}"
    )


def _letters(name: str) -> str:
    return "".join(c for c in name.lower() if c.isascii() and c.isalnum()) or "0"
