"""data/00-summary.html: the pack for a reader. Self-contained, no script, nothing fetched."""

from collections.abc import Sequence

from simulator.evidence.chosen import LABEL, SCOPE, PackInput
from simulator.evidence.render.markup import Html, el, join, link, table
from simulator.evidence.render.matrix import by_duty, by_ksb
from simulator.evidence.render.run_section import run_section
from simulator.evidence.render.style import CSS
from simulator.evidence.render.wording import moment
from simulator.scoring.registry import JUDGE

_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def summary(pack: PackInput) -> str:
    """The whole page."""
    head = (
        '<meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"{el('title', f'{LABEL}: {pack.name}')}<style>{CSS}</style>"
    )
    body = el(
        "main", _cover(pack), _scope(pack), _machines(pack), by_ksb(pack), by_duty(pack), _runs(pack), _chains(pack)
    )
    return f'<!doctype html>\n<html lang="en-GB"><head>{head}</head><body>{body}</body></html>\n'


def _cover(pack: PackInput) -> Html:
    standard, info = pack.standard.published, pack.info()
    rows = (
        ("Learner", pack.learner_name),
        ("Standard", f"{standard.id} {standard.title}, level {standard.level}, edition {standard.edition}"),
        ("Built", f"{moment(pack.built_at)}, for {pack.built_by}"),
        ("Runs", str(len(pack.runs))),
        ("Levels confirmed by a tutor", info["Firedrill-Levels-Confirmed"]),
        ("Levels only suggested", info["Firedrill-Levels-Suggested"]),
        ("Pack", pack.name),
    )
    return join(
        (
            el("p", LABEL, el("span", f"{SCOPE}."), class_="label"),
            el("h1", f"Evidence of {pack.learner_name}"),
            el("dl", *(join((el("dt", name), el("dd", value))) for name, value in rows)),
        )
    )


def _scope(pack: PackInput) -> Html:
    working = pack.standard.working
    return join(
        (
            el("h2", "What this is, and what it is not", class_="first"),
            el("p", "The learner was put in charge of a made-up online community while something went wrong. What "
               "they decided, wrote and scheduled was recorded as it happened. No real community, brand or person is "
               "in it."),
            el("p", "This is practice. It supplements evidence from work and does not replace it. Secure is written to "
               "the pass standard and strong to the distinction standard, yet a level here is a practice level: no "
               "grade, and no decision of an assessment organisation."),
            el("p", "Runs that the learner stopped for their own sake, and other tries begun in the middle of a run, "
               "are no evidence and are not in this pack."),
            el("p", "A level counts only where a tutor confirmed it. What a run gave no chance to show is called not "
               "observed, and what nobody has read yet is called not scored yet. Neither is a zero."),
            el("p", "Links between duties and KSBs come in two layers, told apart: those published with the standard, "
               f"and those proposed by this project (reviewed: {working.reviewed}). Statuses use the published ones."),
        )
    )  # fmt: skip


def _machines(pack: PackInput) -> Html:
    scorers = sorted({r.score.scorer for run in pack.runs for r in run.assessments if r.score})
    reviews = [r.review for run in pack.runs for r in run.assessments if r.review]
    same = sum(review.level == review.suggested for review in reviews)
    return join(
        (
            el("h2", "What machines had to do with it"),
            el("p", f"These scorers looked at what the learner did and wrote: {', '.join(scorers) or 'none'}. Each can "
               f"only suggest. {_models(scorers)}"),
            el("p", f"Tutors gave {len(reviews)} reviews: {same} agree with a suggestion, {len(reviews) - same} differ "
               "from one or had none. A changed level carries its reason."),
        )
    )  # fmt: skip


def _models(scorers: Sequence[str]) -> str:
    """Whether a language model had a part in it, in a sentence."""
    judges = [name.removeprefix(JUDGE).partition(":")[2] for name in scorers if name.startswith(JUDGE)]
    if not judges:
        return "No language model took part."
    return f"A language model read what was written: {', '.join(judges)}. Its answer cannot be had again."


def _runs(pack: PackInput) -> Html:
    if not pack.runs:
        return join((el("h2", "Runs"), el("p", "No run is finished yet. Runs appear here once they have ended.")))
    contents = (el("li", link(f"run-{r.run}", r.scenario.title), f", ended {moment(r.ended_at)}") for r in pack.runs)
    return join(
        (
            el("h2", "Runs"),
            el("ol", *contents),
            *(run_section(run, place) for place, run in enumerate(pack.runs, start=1)),
        )
    )


def _chains(pack: PackInput) -> Html:
    rows = (
        (run.run, str(len(run.events)), _hash(run.events_head), str(len(run.assessments)), _hash(run.assessments_head))
        for run in pack.runs
    )
    return join(
        (
            el("h2", "Chains"),
            el("p", "Each event and each assessment carries the hash of the one before it. These are the last hashes. "
               "VERIFY.md beside this page says how to check all of it without this program."),
            table(("Run", "Events", "Ends in", "Assessments", "Ends in"), rows, caption="Both logs of every run."),
        )
    )  # fmt: skip


def _hash(value: str) -> Html:
    return el("span", value, class_="hash")
