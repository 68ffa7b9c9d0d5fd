"""Whether the scorer can tell a task's levels apart, tried on answers that are composed of the task's own examples.

For each level the examples of every criterion are put together, one passage each, in several combinations. Whoever
wrote the examples said which level they are at: a scorer that cannot tell even these apart is of no use to a learner.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from simulator.content.document import LEVELS, Level
from simulator.scoring.agreement import Agreement, agreement, by
from simulator.scoring.offline.levelling import Levelled
from simulator.scoring.offline.reading import Read
from simulator.scoring.offline.scorer import Offline
from simulator.scoring.offline.tasks import Sheet
from simulator.scoring.offline.texts import WHOLE

LEAST = 0.85
"""Quadratic weighted kappa over a task's criteria; below it the task is refused."""
QUOTED = 90
"""Characters of an answer, enough to find the example it begins with."""


@dataclass(frozen=True, slots=True)
class Misread:
    """A composed answer that came out at another level than that of its examples."""

    criterion: str
    meant: Level
    found: Level
    text: str
    why: str
    """What held it down, or what was found in it."""

    @property
    def apart(self) -> int:
        """Levels between the two."""
        return abs(LEVELS.index(self.meant) - LEVELS.index(self.found))

    def in_words(self) -> str:
        words = self.text.replace("\n", " ")
        quoted = words if len(words) <= QUOTED else f"{words[:QUOTED].rstrip()}…"
        meant, found = (level.replace("_", " ") for level in (self.meant, self.found))
        return f"“{quoted}”, at {meant} by its examples, is taken for {found} under {self.criterion} {self.why}"


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of one task's composed answers."""

    whole: Agreement
    criteria: dict[str, Agreement]
    unread: tuple[str, ...]
    """Why some were not read at all, each reason once."""
    held: tuple[tuple[str, str, int], ...]
    """What held answers below the level of their examples: criterion, why, how many; most often first."""
    misread: tuple[Misread, ...]
    """The furthest from its level first."""

    @property
    def told_apart(self) -> bool:
        return self.whole.kappa is not None and self.whole.kappa >= LEAST

    def in_words(self) -> str:
        """What is wrong and what can be done, for its author."""
        said = [
            f"{len(self.misread)} of {self.whole.count} are read at another level than their examples'",
            *(one.in_words() for one in self.misread[:2]),
            *(f"{n} of {name} are held down because the answer {why}" for name, why, n in self.held[:2]),
            *(f"some are not read: {why}" for why in self.unread[:1]),
            self._figures(),
        ]
        needed = "needed: examples that differ in what they do, each under its own level, and moves that see it"
        return f"answers put together from its examples are not told apart: {'; '.join(said)}; {needed}"

    def _figures(self) -> str:
        weakest = ", ".join(f"{name} {kappa:.2f}" for name, kappa in self.weakest())
        means = "where 1 is on all of them and 0 is no better than chance"
        return f"agreement is kappa {self.whole.kappa or 0.0:.2f}, {means}, {LEAST} needed ({weakest})"

    def weakest(self) -> list[tuple[str, float]]:
        """Criteria below the mark with their kappa, worst first; the worst of all where none is by itself."""
        found = sorted(((name, one.kappa or 0.0) for name, one in self.criteria.items()), key=lambda one: one[1])
        return [one for one in found if one[1] < LEAST] or found[:1]


def compose(page: Sheet) -> Iterator[tuple[Level, str]]:
    """Each composed answer with the level of all its passages: the same number of each criterion's examples together,
    then the next one of each further criterion."""
    for level in LEVELS:
        examples = [found for name in _read(page) if (found := page.writings[name].exemplars.at(level))]
        most = max(map(len, examples), default=0)
        turns = [(first, step) for step in (0, 1) for first in range(most)]
        texts = ("\n".join(_turn(examples, first, step)) for first, step in turns)
        yield from ((level, text) for text in dict.fromkeys(texts))


def _read(page: Sheet) -> list[str]:
    """The criteria that a machine levels here."""
    return [name for name in page.writings if page.bound[name].reads(page.about)]


def _turn(examples: list[tuple[str, ...]], first: int, step: int) -> Iterator[str]:
    for place, found in enumerate(examples):
        yield found[(first + step * place) % len(found)]


def try_on(scorer: Offline, page: Sheet) -> Tried | None:
    """None where there is no example to compose of. Each answer is scored under every criterion that reads the task."""
    asked = [(name, level, text) for level, text in compose(page) for name in _read(page)]
    found = [
        (name, LEVELS.index(level), text, scorer.read_text(page, name, {WHOLE: text})) for name, level, text in asked
    ]
    read = [(name, level, text, one.levelled) for name, level, text, one in found if isinstance(one, Read)]
    if not read:
        return None
    names, wanted, texts, levelled = zip(*read, strict=True)
    given = [LEVELS.index(one.level) for one in levelled]
    held = Counter(
        (name, one.caps[0].why) for name, level, one in zip(names, wanted, levelled, strict=True) if _held(one, level)
    )
    return Tried(
        whole=agreement(wanted, given, groups=texts),
        criteria=by(names, wanted, given, groups=texts),
        unread=tuple(dict.fromkeys(one for *_, one in found if isinstance(one, str))),
        misread=_misread((name, level, text, one) for name, level, text, one in found if isinstance(one, Read)),
        held=tuple((name, why, count) for (name, why), count in held.most_common()),
    )


def _misread(read: Iterable[tuple[str, int, str, Read]]) -> tuple[Misread, ...]:
    """Each answer that is read at another level, the furthest from it first, then the shortest."""
    found = [
        Misread(name, LEVELS[wanted], one.levelled.level, text, _why(one))
        for name, wanted, text, one in read
        if one.levelled.level != LEVELS[wanted]
    ]
    return tuple(sorted(found, key=lambda one: (-one.apart, len(one.text))))


def _why(read: Read) -> str:
    """What held it down, or what it was found to do."""
    if read.levelled.caps:
        return f"because it {read.levelled.caps[0].why}"
    done = [one.said.partition(": yes")[0] for one in read.told if one.met]
    return f"(found in it: {'; '.join(done) or 'no move'})"


def _held(found: Levelled, wanted: int) -> bool:
    """Whether a cap, and not the reading, put it below the level of its examples."""
    level = LEVELS.index(found.level)
    return bool(found.caps) and level < wanted and LEVELS.index(found.caps[0].level) == level
