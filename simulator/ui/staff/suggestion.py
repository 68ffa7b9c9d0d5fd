"""What machines say of one criterion, for a tutor: shut, one click away, or open; with every reason to look twice."""

from collections.abc import Sequence

import streamlit as st

from simulator.content.document import LEVELS, Level
from simulator.scoring.registry import JUDGE
from simulator.scoring.score import Score
from simulator.scoring.signs import sign_of
from simulator.services import prompts
from simulator.services.mark import SheetLine
from simulator.ui.safe import Words, plain, safe_text
from simulator.ui.session import parts, subject
from simulator.ui.staff.marking import Agreement, agreement, doubtful
from simulator.ui.words import LEVEL, count, scorer_name


def before(line: SheetLine) -> None:
    """Until the tutor has chosen a level of their own. What is doubtful stays shut; the rest is one click away."""
    score = line.effective.score
    if score.level is None:
        st.info("Nothing is suggested here. You are the first to read it.", icon=":material/visibility_off:")
    elif doubtful(score):
        st.info("A suggestion exists. It opens after you choose a level.", icon=":material/visibility_off:")
    else:
        with st.expander("A suggestion exists. Better to choose a level first", icon=":material/smart_toy:"):
            _suggested(line, None)
    _look_twice([why for why in score.careful or () if not tells_a_level(why)])


def after(line: SheetLine, level: Level, *, run: str, key: str) -> None:
    """Beside the tutor's own choice: the suggestion, what makes a second look wise, and what other scorers say."""
    with st.container(border=True, gap="small", key=f"{key}_open"):
        _suggested(line, agreement(level, line.effective))
        _look_twice(line.effective.score.careful or ())
    _others(line, level)
    _shown_to_a_model(line, run=run, key=key)


def tells_a_level(why: str) -> bool:
    """Whether a reason to look twice gives a suggested level away, or which side of it the words lie."""
    return "level down" in why or any(name in why.lower() for level in LEVELS for name in (level, LEVEL[level].lower()))


def apart(level: Level, other: Level) -> str:
    """Another level beside the tutor's: `agrees with you`, `2 levels above yours`."""
    steps = LEVELS.index(other) - LEVELS.index(level)
    if not steps:
        return "agrees with you"
    return f"{count(abs(steps), 'level')} {'above' if steps > 0 else 'below'} yours"


def _suggested(line: SheetLine, found: Agreement | None) -> None:
    score = line.effective.score
    if score.level is None:
        st.markdown(f"**Nothing was suggested.** {plain(score.reason)}")
    else:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.badge(f"Suggested: {LEVEL[score.level].lower()}", icon=":material/smart_toy:", color="yellow")
            st.markdown(f":gray[{plain(found.words if found else scorer_name(score.scorer))}]", width="content")
    told = [finding for finding in score.findings if sign_of(finding) is None]
    if score.level and not any(finding.said == score.reason for finding in told):
        safe_text(score.reason)
    for finding in told:
        safe_text(finding.said)
        if finding.events:
            st.caption(f"In the log: {plain(', '.join(str(seq) for seq in finding.events))}")


def _look_twice(reasons: Sequence[str]) -> None:
    if reasons:
        lines = Words("  \n".join(f":material/visibility: {plain(why)}" for why in reasons))
        st.markdown(f"**Look twice**  \n{lines}")


def _others(line: SheetLine, level: Level) -> None:
    if not line.others:
        return
    with st.expander(f"What other scorers say: {len(line.others)}", icon=":material/compare_arrows:"):
        for score in line.others:
            _other(score, level)


def _other(score: Score, level: Level) -> None:
    said = f"{LEVEL[score.level].lower()}, {apart(level, score.level)}" if score.level else "no level"
    st.markdown(f"**{plain(scorer_name(score.scorer))}:** {plain(said)}")
    safe_text(score.reason)
    for quote in (quote for finding in score.findings for quote in finding.quotes or ()):
        safe_text(f"“{quote.quote}”")
    _look_twice(score.careful or ())


def _shown_to_a_model(line: SheetLine, *, run: str, key: str) -> None:
    """The whole prompt, built again from what the run was frozen with; asked for only when somebody wants to see it."""
    read_by = (line.effective.score, *line.others)
    if not any(score.scorer.startswith(JUDGE) for score in read_by):
        return
    if st.toggle("Show what the language model was shown", key=f"{key}_prompt"):
        for prompt in prompts.prompts(parts(), subject(), run, line.effective.criterion):
            st.markdown(f"**{plain(prompt.title)}**")
            st.caption("To the letter, but for the random code of the fence, which is drawn anew for each request.")
            safe_text(prompt.text)
