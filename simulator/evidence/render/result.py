"""One criterion of one run: the level, who says so, why, and the events it rests on."""

from collections.abc import Sequence

from simulator.content.document import Level
from simulator.content.rubric import BoundCriterion
from simulator.evidence.chosen import PackRun
from simulator.evidence.render.markup import Html, el, join, link, own_words
from simulator.evidence.render.wording import LEVEL, moment, result_words
from simulator.review import Effective
from simulator.scoring.score import Finding, Score


def result(run: PackRun, counts: Effective) -> Html:
    bound = run.rubric.get(counts.criterion)
    return el(
        "article",
        el("h4", f"{bound.criterion.name}: {result_words(counts)}"),
        el("p", bound.criterion.asks),
        _facts(run, bound, counts),
        _reason(counts),
        _findings(run, counts.score.findings),
        id=f"{run.run}-{counts.criterion}",
        class_="confirmed" if counts.status == "confirmed" else "suggested",
    )


def _facts(run: PackRun, bound: BoundCriterion, counts: Effective) -> Html:
    ksb, observes = bound.criterion.ksb, bound.criterion.observes
    rows = [
        ("Criterion", bound.criterion.id),
        ("KSBs", "; ".join(_ksbs(ksb.primary, ksb.secondary, observes))),
        ("Duties in this scenario", ", ".join(str(duty) for duty in bound.binding.duty)),
        *_who(run, counts),
        *_critical(bound, counts),
    ]
    if counts.level:
        rows.append((f"{LEVEL[counts.level]} means", _descriptor(bound, counts.level)))
    return el("dl", *(join((el("dt", name), el("dd", value))) for name, value in rows))


def _ksbs(primary: Sequence[str], secondary: Sequence[str], observed: Sequence[str]) -> list[str]:
    groups = (("", primary), ("secondary: ", secondary), ("observed only: ", observed))
    return [f"{name}{', '.join(codes)}" for name, codes in groups if codes]


def _who(run: PackRun, counts: Effective) -> list[tuple[str, str]]:
    """Who decided, and what a machine had to do with it."""
    again = "" if counts.score.rubric == run.rubric.digest else " (read again under a later rubric that asks the same)"
    machine = f"{_machine(counts.score)}{again}"
    if counts.review is None:
        return [("Confirmed by", "nobody yet"), ("Suggested by", machine)]
    who = f"{counts.review.author_name}, {moment(counts.at)}" if counts.at else counts.review.author_name
    same = "the level suggested" if counts.review.level == counts.review.suggested else "a level of their own"
    return [("Confirmed by", f"{who}, as {same}"), ("Suggested by", machine)]


def _critical(bound: BoundCriterion, counts: Effective) -> list[tuple[str, str]]:
    """What the tutor said of each suspected error that would outweigh everything else."""
    asks = {one.id: one.asks for one in bound.criterion.critical}
    said = (counts.review.critical if counts.review else None) or {}
    names = {"confirmed": "Outweighs everything else", "dismissed": "Suspected, and not so"}
    return [(names[verdict], asks.get(name, name)) for name, verdict in said.items()]


def _machine(score: Score) -> str:
    """What the rules suggested; their reason only where no finding below says it."""
    suggested = LEVEL[score.level].lower() if score.level else "no level"
    said = any(finding.said == score.reason for finding in score.findings)
    return f"{score.scorer} suggested {suggested}" + ("" if said else f": {score.reason}")


def _descriptor(bound: BoundCriterion, level: Level) -> str:
    return str(getattr(bound.criterion.levels, level))


def _reason(counts: Effective) -> Html:
    """The tutor's own words, where there are any."""
    review = counts.review
    if review is None:
        return Html()
    words = (("The tutor's reason", review.reason), ("Feedback to the learner", review.feedback))
    return join(join((el("p", name), own_words(text))) for name, text in words if text)


def _findings(run: PackRun, findings: Sequence[Finding]) -> Html:
    if not findings:
        return Html()
    return el("ul", *(el("li", _finding(run, finding)) for finding in findings))


def _finding(run: PackRun, finding: Finding) -> Html:
    points_to = f" Points to {LEVEL[finding.points_to].lower()}." if finding.points_to else ""
    flag = f" Safety flag: {finding.flag.replace('-', ' ')}." if finding.flag else ""
    cited = join((link(f"{run.run}-e{seq}", f"event {seq}") for seq in finding.events), ", ")
    where = join((" (", cited, ")")) if finding.events else Html()
    return join((f"{finding.said}{points_to}{flag}", where))
