"""One KSB in full: the standard's own words, and every piece of evidence behind its level."""

import streamlit as st

from simulator.content.standard import Standard, Statement
from simulator.progress import KsbProgress, Piece, ProgressMap
from simulator.ui.links import link
from simulator.ui.safe import Words, plain, safe_text
from simulator.ui.staff.coverage_view import duties_of, level_of, shown_in
from simulator.ui.words import LEVEL, STATUS, listed, note, parsed, sentence

BANNER = "Practice levels from simulation, not an assessment decision."


def draw(code: str, found: ProgressMap, standard: Standard) -> None:
    """The panel beside the picture."""
    ksb, statement = found.ksbs[code], standard.statement(code)
    with st.container(border=True, key="ksb_panel"):
        st.header(f"{plain(code)} {plain(statement.short)}", anchor=False)
        _badges(ksb)
        _statement(statement)
        st.markdown(f":gray[{plain(_linked(code, found))}]")
        for flag in ksb.flags:
            st.badge(f"Safety flag stands: {plain(note(flag))}", icon=":material/error:", color="red")
        _pieces(ksb)
        if ksb.lacks and not code.startswith("B"):
            st.markdown(f"**For Secure:** {plain('; '.join(ksb.lacks))}.")
        st.caption(BANNER)


def _badges(ksb: KsbProgress) -> None:
    with st.container(horizontal=True, gap="small"):
        if ksb.code.startswith("B"):
            st.badge(plain(ksb.status), icon=":material/visibility:", color="gray")
            return
        if ksb.how == "suggested":
            st.badge(f"Suggested: {level_of(ksb).lower()}", icon=":material/smart_toy:", color="yellow")
        elif ksb.how == "confirmed":
            secure = ksb.level in ("secure", "strong")
            st.badge(level_of(ksb), icon=":material/verified:", color="green" if secure else "gray")
        else:
            st.badge(level_of(ksb), icon=":material/remove:", color="gray")
        st.badge(f"Shown in {shown_in(ksb)}", color="gray")


def _statement(statement: Statement) -> None:
    """Verbatim, faults included; a note of ours says how to read a fault."""
    safe_text(statement.text)
    if statement.display_note:
        st.caption(plain(statement.display_note))


def _linked(code: str, found: ProgressMap) -> str:
    published, proposed = duties_of(code, found)
    parts = []
    if published:
        parts.append(f"{_numbered(published)}")
    if proposed:
        parts.append(f"proposed for {_numbered(proposed).lower()}")
    return sentence("; ".join(parts)) or "Linked to no duty in the published standard"


def _numbered(numbers: list[int]) -> str:
    return f"{'Duty' if len(numbers) == 1 else 'Duties'} {listed([str(n) for n in numbers])}"


def _pieces(ksb: KsbProgress) -> None:
    if not ksb.pieces:
        where = "No run has offered a chance yet." if ksb.possible else "No scenario offers a chance yet."
        st.markdown(f"{where} This is a gap in practice, not a low result.")
    for piece in reversed(ksb.pieces):
        _piece(ksb, piece)


def _piece(ksb: KsbProgress, piece: Piece) -> None:
    with st.container(gap=None):
        st.markdown(f"**{plain(piece.title)}** · {_on_day(piece)}  \n{plain(_says(ksb, piece))}")
        link("debrief", Words("Look back"), icon=":material/history:", run=piece.run)


def _says(ksb: KsbProgress, piece: Piece) -> str:
    """What this piece stands for, and who stands by it."""
    by = f"confirmed by {piece.confirmed_by}" if piece.confirmed else ""
    if ksb.code.startswith("B"):
        return f"{piece.name}: {'observed, ' + by if piece.shown else 'nothing observed yet'}"
    if piece.confirmed and piece.level:
        return f"{piece.name}: {LEVEL[piece.level].lower()}, {by}"
    if piece.status == "suggested" and piece.level:
        return f"{piece.name}: {LEVEL[piece.level].lower()} is suggested, waiting for a tutor"
    return f"{piece.name}: {STATUS[piece.status].lower()}"


def _on_day(piece: Piece) -> Words:
    at = parsed(piece.ended_at)
    return Words(f"{at.day} {at:%B}")
