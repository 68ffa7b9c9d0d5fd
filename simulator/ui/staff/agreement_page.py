"""Agreement drawn: what each scorer suggested beside what tutors confirmed, in all and by criterion."""

from collections.abc import Mapping

import streamlit as st

from simulator.scoring.agreement import ENOUGH, Agreement
from simulator.services.agree import AgreementView, Compared
from simulator.ui import ledger, likeness
from simulator.ui.likeness import LEVELS, Dot
from simulator.ui.safe import Words, plain
from simulator.ui.words import count, scorer_name

SEEN = (
    "A tutor confirms a level with the suggestion in sight, unless the review was blind or came before it. People "
    "follow what they see first, so the true agreement is likely to be lower."
)
ABOUT_DOTS = (
    f"Quadratic weighted kappa and its 95% interval. A hollow dot is not conclusive: fewer than {ENOUGH} levels. The "
    f"dashed line is at {likeness.WORTH}, the least that two tutors should reach with each other before a machine is "
    "compared with them."
)
HEAD = ("Criterion", "Levels", "Kappa", "95%", "Same", "Within one", "Harsh", "Lenient", "Conclusive")


def draw(view: AgreementView) -> None:
    """A part for each scorer."""
    st.title("Agreement", anchor=False)
    if not view.compared:
        st.markdown("No level of your cohorts is confirmed yet, so there is nothing to compare suggestions with.")
        return
    st.markdown(
        f":gray[Levels that scorers suggested beside the levels that tutors confirmed, in {count(view.runs, 'run')} of "
        "your cohorts]"
    )
    st.info(SEEN, icon=":material/visibility:")
    for one in view.compared:
        _scorer(one, view.names)


def _scorer(one: Compared, names: Mapping[str, str]) -> None:
    st.header(plain(scorer_name(one.scorer)), anchor=False)
    found = one.told.all
    st.markdown(verdict(found))
    st.caption(_errs_to(one))
    rows = [(names.get(name, name), of) for name, of in one.told.criteria.items()]
    dots = tuple(dot for name, of in rows if (dot := _dot(name, of)) is not None)
    if dots:
        st.subheader("By criterion", anchor=False)
        st.vega_lite_chart(spec=likeness.dots(dots), theme=None, alt=_dots_said(dots))
        st.caption(ABOUT_DOTS)
    left, right = st.columns(2, gap="large")
    with left:
        st.subheader("What became of each level", anchor=False)
        st.vega_lite_chart(spec=likeness.confusion(found.confusion), theme=None, alt=_confusion_said(found))
    with right:
        st.subheader("If only the surest were kept", anchor=False)
        _coverage(one)
    ledger.draw(
        f"agreement_{one.scorer}",
        f"Agreement of {scorer_name(one.scorer)} by criterion",
        HEAD,
        [_row(*row) for row in rows],
    )


def verdict(found: Agreement) -> Words:
    """One sentence of what can be said, and what cannot."""
    if not found.conclusive:
        more = count(found.wanting, "more level")
        return Words(f"**INCONCLUSIVE.** {count(found.count, 'level')} so far; {more} needed before anything is said.")
    if found.kappa is None or found.interval is None:
        return Words(f"{count(found.count, 'level')}, all alike: kappa says nothing where only one level is used.")
    low, high = found.interval
    shares = f"{found.exact:.0%} the same, {found.adjacent:.0%} within one level"
    between = f"95% {low:.2f} to {high:.2f}"
    return Words(f"Kappa {found.kappa:.2f} ({between}) over {count(found.count, 'level')}; {shares}.")


def _errs_to(one: Compared) -> Words:
    """To which side it errs, and what the figures leave out."""
    found = one.told.all
    lines = [f"Suggested below what was confirmed (harsh): {found.harsh}. Above (lenient): {found.lenient}."]
    lines.append(f"On average {found.shift:+.2f} levels.")
    if one.before:
        lines.append(f"{count(one.before, 'level')} confirmed before this scorer had said anything.")
    if one.unscored:
        lines.append(f"{count(one.unscored, 'confirmed level')} without a suggestion: in no figure here.")
    return Words(" ".join(lines))


def _coverage(one: Compared) -> None:
    if not one.told.coverage:
        st.markdown("This scorer does not say how sure it is.")
        return
    points = tuple((at.share, at.exact, at.count) for at in one.told.coverage)
    half = next(at for at in one.told.coverage if at.share == 0.5)
    says = f"Of all levels {points[0][1]:.0%} are the same; of the surest half {half.exact:.0%}."
    st.vega_lite_chart(spec=likeness.coverage(points), theme=None, alt=says)
    st.caption(says)


def _dot(name: str, of: Agreement) -> Dot | None:
    if of.kappa is None:
        return None
    low, high = of.interval or (None, None)
    return Dot(name, of.count, of.kappa, low, high, of.conclusive)


def _row(name: str, of: Agreement) -> tuple[str, ...]:
    between = f"{of.interval[0]:.2f} to {of.interval[1]:.2f}" if of.interval else "–"
    kappa = "–" if of.kappa is None else f"{of.kappa:.2f}"
    verdict = "yes" if of.conclusive else f"no: {of.wanting} more needed"
    shares = (f"{of.exact:.0%}", f"{of.adjacent:.0%}")
    return (name, str(of.count), kappa, between, *shares, str(of.harsh), str(of.lenient), verdict)


def _dots_said(dots: tuple[Dot, ...]) -> str:
    return "Kappa by criterion: " + ", ".join(f"{dot.name} {dot.kappa:.2f}" for dot in dots) + "."


def _confusion_said(found: Agreement) -> str:
    """The heat map as a sentence for each confirmed level."""
    said = [
        f"confirmed {LEVELS[a].lower()}: " + ", ".join(f"{n} {LEVELS[b].lower()}" for b, n in enumerate(row) if n)
        for a, row in enumerate(found.confusion)
        if any(row)
    ]
    return "Suggested levels, for those " + "; ".join(said) + "."
