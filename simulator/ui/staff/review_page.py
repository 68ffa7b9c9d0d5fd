"""One run under review: what the learner did on the left, the rubric on the right."""

from collections.abc import Sequence
from datetime import datetime

import streamlit as st

from simulator.runs.events import Event, RunStarted
from simulator.services.mark import QueueItem, Sheet, SheetLine
from simulator.ui.debrief.criteria import ICONS, chances, mapped
from simulator.ui.debrief.results import flags
from simulator.ui.desk.acting import note_act
from simulator.ui.links import link
from simulator.ui.safe import Words, plain, safe_text
from simulator.ui.staff import beside, levelling, reading_state
from simulator.ui.staff.levelling import Form
from simulator.ui.staff.marking import chosen, confirmed, doubtful, to_level, waits
from simulator.ui.words import LEVEL, MODE, count, wall


def draw(sheet: Sheet, queue: Sequence[QueueItem], person: str, now: datetime) -> None:
    """The sheet, at the criterion the URL asks for or the first that waits."""
    _heading(sheet, queue, now)
    for flag in flags([line.effective for line in sheet.lines], sheet.state.flags, sheet.scenario.flags):
        st.error(f"Safety flag: {plain(flag)} It stands apart from every level.", icon=":material/error:")
    line = chosen(sheet.lines, st.query_params.get("criterion"))
    if line is None:
        st.header("There is nothing to level in this run", anchor=False)
        _not_observed(sheet)
        return
    reading_state.draw(sheet)
    if not any(map(waits, sheet.lines)):
        _all_confirmed(sheet, queue)
    left, right = st.columns([1, 1.1], gap="large")
    with right:
        _rubric(sheet, line, person)
    with left:
        form = Form(sheet, line, person)
        beside.draw(sheet, line, shut=form.level is None and doubtful(line.effective.score))


def _heading(sheet: Sheet, queue: Sequence[QueueItem], now: datetime) -> None:
    head, move = st.columns([3, 1.4], vertical_alignment="center")
    with head, st.container(gap=None):
        st.title(f"{plain(sheet.scenario.title)} · {plain(sheet.learner_name)}", anchor=False)
        ended = sheet.row.ended_at or sheet.row.started_at
        done, total = confirmed(sheet.lines), len(to_level(sheet.lines))
        mode = MODE[sheet.row.mode].lower()
        st.markdown(f":gray[{mode} · handed in {wall(ended, now)} · {done:d} of {total:d} confirmed]")
        if given := under(sheet.events[0]):
            st.markdown(f":gray[{plain(given)}]")
    with move:
        _neighbours(sheet.row.id, queue)


def under(first: Event) -> str:
    """What the run was started with that a tutor should know: a declaration of own work, another time."""
    if not isinstance(first.data, RunStarted):
        return ""
    adjusted = first.data.adjustments
    time = "no time limit" if adjusted.untimed else f"{adjusted.time} per cent of the usual time"
    given = time if adjusted.untimed or adjusted.time != 100 else ""
    return " · ".join(part for part in ("own work declared" if first.data.own_work else "", given) if part)


def _neighbours(run: str, queue: Sequence[QueueItem]) -> None:
    """The runs before and after this one in the queue."""
    ids = [item.row.id for item in queue]
    place = ids.index(run) if run in ids else -1
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="right", gap="xsmall"):
        link("debrief", Words("Look back"), icon=":material/history:", run=run)
        link("review", Words("Queue"), icon=":material/list:")
        if place > 0:
            link("review", Words("Previous"), icon=":material/arrow_back:", run=ids[place - 1])
        st.markdown(f"**{place + 1:d}** of {len(ids)}", width="content")
        if 0 <= place < len(ids) - 1:
            link("review", Words("Next"), icon=":material/arrow_forward:", run=ids[place + 1])


def _all_confirmed(sheet: Sheet, queue: Sequence[QueueItem]) -> None:
    """Nothing is left to do here, and where there is."""
    following = [item.row.id for item in queue if item.waiting and item.row.id != sheet.row.id]
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        st.markdown(":material/verified: **Every level of this run is confirmed.**", width="content")
        if following:
            link("review", Words("Next run that waits"), icon=":material/arrow_forward:", run=following[0])


def _rubric(sheet: Sheet, line: SheetLine, person: str) -> None:
    kept = st.session_state.pop(f"kept_{sheet.row.id}", "")
    if kept:
        st.success(plain(kept), icon=":material/verified:")
    _switch(sheet, line)
    st.markdown(f"**{plain(line.bound.criterion.asks)}**  \n:gray[{mapping_words(line)}]")
    form = Form(sheet, line, person)
    _standing(line)
    levelling.draw(form)
    levelling.history(form)
    if line.bound.criterion.guidance:
        with st.expander("Guidance for tutors", icon=":material/menu_book:"):
            safe_text(line.bound.criterion.guidance)
    _not_observed(sheet)


def _switch(sheet: Sheet, line: SheetLine) -> None:
    lines = to_level(sheet.lines)
    key = f"criterion_{sheet.row.id}_{line.effective.criterion}_{sheet.head}"
    names = [x.effective.criterion for x in lines]
    st.segmented_control(
        "Criterion",
        names,
        default=line.effective.criterion,
        required=True,
        format_func=lambda name: tab_words(lines, name),
        key=key,
        on_change=_choose,
        args=(key,),
        label_visibility="collapsed",
        wrap=True,
    )


def tab_words(lines: Sequence[SheetLine], criterion: str) -> Words:
    """A criterion's place, its name, and by an icon how it stands."""
    number, line = next((n, x) for n, x in enumerate(lines, start=1) if x.effective.criterion == criterion)
    return Words(f"{ICONS[line.effective.status]} {number} · {plain(line.bound.criterion.name)}")


def _choose(key: str) -> None:
    note_act()
    st.query_params["criterion"] = st.session_state[key]


def mapping_words(line: SheetLine) -> Words:
    return plain(f"{mapped(line.bound)} · {chances(line.bound, line.effective)}")


def _standing(line: SheetLine) -> None:
    """What a tutor has confirmed; a suggestion is not shown here."""
    review = line.effective.review
    if review:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.badge(LEVEL[review.level], icon=":material/verified:", color="green")
            st.markdown(f":gray[confirmed by {plain(review.author_name)}]", width="content")


def _not_observed(sheet: Sheet) -> None:
    lines = [line for line in sheet.lines if line.effective.status == "not_observed"]
    if not lines:
        return
    with st.expander(f"Not observed: {count(len(lines), 'criterion', 'criteria')}", icon=":material/remove:"):
        for line in lines:
            st.markdown(f"**{plain(line.bound.criterion.name)}**")
            safe_text(line.effective.score.reason)
