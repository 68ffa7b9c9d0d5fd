"""What the commands `score` and `agreement` share: a scorer of words over any content, and the page it reads from."""

import sys
from pathlib import Path

from simulator.cli.places import one_of
from simulator.content.library import Library, scenario_names, survey
from simulator.encoder.minilm import MiniLm
from simulator.encoder.remembering import Remembering
from simulator.encoder.weights import encoder
from simulator.errors import ContentError, SimulatorError
from simulator.scoring.offline.scorer import Offline
from simulator.scoring.offline.tasks import Sheet, sheet
from simulator.scoring.offline.texts import readable
from simulator.scoring.rules_only import RulesOnly


def reader() -> Offline:
    """The scorer of words that this installation has; where its weights are missing, that is said once."""
    found = encoder()
    if isinstance(found, MiniLm):
        return Offline(Remembering(found))
    print(f"Read by rules alone: {found}", file=sys.stderr)
    return RulesOnly()


def library_of(content: Path, scenario: str) -> Library:
    """A library of this one scenario. ContentError where it, or what it is marked with, has a fault."""
    if not content.is_dir():
        raise SimulatorError(f"{content} is no folder. Give one that holds ksb/, rubrics/ and scenarios/.")
    one_of("scenario", scenario, scenario_names(content))
    found = survey(content, only=scenario)
    if found.library is None:
        raise ContentError(found.faults)
    return found.library


def page_of(library: Library, scenario: str, task: str) -> Sheet:
    """What a task's answers are scored with; also that of the replies in a channel. SimulatorError where no criterion
    reads them."""
    played, rubric = library.scenarios[scenario], library.rubrics[scenario]
    read = readable(rubric)
    replies = {evidence.reply for bound in rubric.criteria for evidence in bound.binding.evidence if evidence.reply}
    one_of(f"task in {scenario} named", task, {*(one.id for one in played.tasks), *replies})
    if task not in read:
        known = ", ".join(read) or "none"
        raise SimulatorError(f"No criterion of {scenario} reads words in {task!r}. Read by one or more: {known}.")
    return sheet(played, rubric, task)
