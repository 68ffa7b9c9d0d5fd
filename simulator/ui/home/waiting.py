"""What an apprentice's home says: what is open, what came back, what to practise next and why. Values only."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from simulator.content.scenario import Scenario
from simulator.content.standard import Standard
from simulator.progress import KsbProgress, ProgressMap
from simulator.review import Effective
from simulator.services.practise import Offer
from simulator.store.rows import RunRow
from simulator.ui.words import count, listed

SHOWN = 2
"""How many scenarios home names to practise next."""
CODES = 4
"""How many KSBs it names for each."""
AGAIN = "It has shown what it can. Another run under other conditions shows whether that holds."


@dataclass(frozen=True, slots=True)
class Next:
    """One scenario to practise, with the reason."""

    scenario: Scenario
    codes: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Feedback:
    """A run that a tutor has looked at."""

    row: RunRow
    author: str
    confirmed: int
    with_words: int
    """Levels that came with a sentence for the learner."""

    @property
    def words(self) -> str:
        said = f" and wrote {count(self.with_words, 'comment')}" if self.with_words else ""
        return f"{self.author} confirmed {count(self.confirmed, 'level')}{said}."


def practise_next(found: ProgressMap, offers: Sequence[Offer], standard: Standard) -> tuple[Next, ...]:
    """The scenarios that would show most of what is not shown yet; those with an open run are left out. Then
    those played least."""
    free = {offer.scenario.id: offer.scenario for offer in offers if not offer.live_run}
    steps = [step for step in found.next if step.scenario in free]
    new = [Next(free[s.scenario], s.ksbs[:CODES], why(found.ksbs[s.ksbs[0]], standard)) for s in steps]
    known = {step.scenario for step in steps}
    again = sorted((offer for offer in offers if not offer.live_run), key=lambda offer: offer.runs)
    rest = [Next(offer.scenario, (), AGAIN) for offer in again if offer.scenario.id not in known]
    return tuple([*new, *rest][:SHOWN])


def why(ksb: KsbProgress, standard: Standard) -> str:
    """Why a scenario is worth playing, from the first KSB it would show."""
    name = f"{ksb.code} {standard.statement(ksb.code).short}"
    if ksb.offered == 0:
        return f"No run has yet given you a chance at {name}."
    if ksb.waiting:
        return f"{name} waits for a tutor. Another run gives them more to go by."
    return f"You have shown {name} in {ksb.shown} of {count(ksb.offered, 'chance')}."


def feedback(row: RunRow, found: Sequence[Effective]) -> Feedback | None:
    """What a tutor said of a run; None where none has looked at it."""
    reviews = [each.review for each in found if each.review]
    if not reviews:
        return None
    authors = tuple(dict.fromkeys(review.author_name for review in reviews))
    return Feedback(row, listed(authors), len(reviews), sum(bool(review.feedback) for review in reviews))


def standing(ksbs: Mapping[str, KsbProgress]) -> dict[str, int]:
    """How many KSBs of knowledge and skill stand where. Behaviours are not levelled, so they are not counted."""
    levelled = [ksb for ksb in ksbs.values() if not ksb.code.startswith("B")]
    secure = sum(ksb.how == "confirmed" and ksb.level in ("secure", "strong") for ksb in levelled)
    confirmed = sum(ksb.how == "confirmed" for ksb in levelled)
    suggested = sum(ksb.how == "suggested" for ksb in levelled)
    untried = sum(ksb.offered == 0 for ksb in levelled)
    return {
        "confirmed at secure or above": secure,
        "confirmed below": confirmed - secure,
        "suggested": suggested,
        "waiting to be scored": len(levelled) - confirmed - suggested - untried,
        "with no chance yet": untried,
    }


def standing_words(ksbs: Mapping[str, KsbProgress]) -> str:
    """The same in one sentence, what is nothing left out."""
    return ", ".join(f"{number} {what}" for what, number in standing(ksbs).items() if number)


def summary(live: int, waiting: int) -> str:
    """What the day begins with, in one sentence."""
    runs = f"{count(live, 'run')} {'is' if live == 1 else 'are'} open" if live else "No run is open"
    news = f"feedback on {count(waiting, 'run')} is there for you" if waiting else "no new feedback is there"
    return f"{runs}, and {news}."
