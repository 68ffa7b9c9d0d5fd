"""What is done about time: pause, resume, wait, next event, end. Ending asks once more."""

import streamlit as st

from simulator.runs.commands import AdvanceClock, Command, EndRun, NextEvent, PauseRun, ResumeRun
from simulator.ui import parts as drawn_parts
from simulator.ui.desk.acting import note_act
from simulator.ui.desk.due import due
from simulator.ui.desk.here import Here
from simulator.ui.desk.sending import Form, answer, say_answer, send
from simulator.ui.desk.strip import END, LAST, NEXT, PAUSE, RESUME, STOP, WAIT, WAITS
from simulator.ui.home import care
from simulator.ui.safe import plain, visible
from simulator.ui.words import desk_time, left, listed

_MOVE, _CONFIRM = "time", "end"


def moved(run: str, key: str) -> None:
    """A button of the strip: `{act, seq, now}` as the learner saw them, so that pressing twice is one move."""
    asked = st.session_state[key].get("move")
    if not isinstance(asked, dict) or not isinstance(asked.get("seq"), int):
        return
    note_act()
    act, now = asked.get("act"), asked.get("now")
    if act == STOP["id"]:
        care.ask(run)
        return
    if act in (END, LAST):
        st.session_state[_ending(run)] = True
        return
    command = _command(str(act), now if isinstance(now, int) else 0)
    if command is not None:
        send(Form(run, _MOVE, 0, asked["seq"]), lambda: command)


def draw_answers(here: Here) -> None:
    """Under the strip: what became of the last move where it was not kept, and the question before the end."""
    form = here.form(_MOVE)
    if answer(form):
        say_answer(form)
    care.confirm(here.run)
    if st.session_state.get(_ending(here.run)):
        _confirm(here)


def _command(act: str, now: int) -> Command | None:
    known: dict[str, Command] = {
        PAUSE: PauseRun(),
        RESUME: ResumeRun(),
        WAIT: AdvanceClock(to=now + WAITS),
        NEXT: NextEvent(),
    }
    return known.get(act)


def _confirm(here: Here) -> None:
    """What ending now would leave undone, and two ways on."""
    form = here.form(_CONFIRM)
    with st.container(border=True, gap="small", key="confirm_end"):
        drawn_parts.bring(key=form.key("bring"), data={"token": here.run, "whole": True})
        at = desk_time(here.scenario.clock.starts, here.state.now)
        st.markdown(f"**End the shift at {plain(at)}?**")
        rest = left(here.state.length - here.state.now)
        st.markdown(plain(f"{rest} of the shift are left. {undone(here)}, and you cannot come back."))
        say_answer(form)
        with st.container(horizontal=True):
            run = here.run
            st.button("End the shift now", type="primary", key=form.button, on_click=_end, args=(form,))
            st.button("Keep going", key=form.key("keep"), on_click=_keep_going, args=(run,))


def undone(here: Here) -> str:
    """What is due, and what is to be written without a time."""
    owed = [one for one in due(here.scenario, here.state) if one.state == "open"]
    listed_there = {one.place.item for one in owed}
    tasks = [
        task.title
        for task in here.scenario.tasks
        if task.id in here.state.tasks and here.state.tasks[task.id].status == "open" and task.id not in listed_there
    ]
    told = f"Not written: {visible(listed(tasks))}. " if tasks else ""
    if not owed:
        return f"{told}Nothing is due"
    return f"{told}Still due: {listed([visible(one.title) for one in owed])}. What is due then happens without you"


def _keep_going(run: str) -> None:
    note_act()
    st.session_state.pop(_ending(run), None)


def _end(form: Form) -> None:
    if send(form, EndRun):
        st.session_state.pop(_ending(form.run), None)


def _ending(run: str) -> str:
    return f"ending:{run}"
