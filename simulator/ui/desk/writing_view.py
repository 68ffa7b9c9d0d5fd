"""Writing tasks: the brief, this run's figures where the task has them, an editor for each channel, a declaration."""

from dataclasses import replace
from functools import partial

import streamlit as st

from simulator.content.scenario import Task
from simulator.runs.commands import SubmitTask
from simulator.runs.state import TaskState
from simulator.ui import parts as drawn_parts
from simulator.ui.desk import declaring, feedback_view, figures_view
from simulator.ui.desk.asking import Act, Given, ask_for
from simulator.ui.desk.drafting import Field, editor, newest
from simulator.ui.desk.due import due
from simulator.ui.desk.here import Here, bring_if_just_sent, go, time_left
from simulator.ui.desk.places import WRITING, Place, of_link
from simulator.ui.desk.sending import Form, press, say_answer
from simulator.ui.desk.side_by_side import rows, side_by_side
from simulator.ui.safe import plain, safe_text, visible
from simulator.ui.words import desk_time, listed

_NUMBER = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def draw(here: Here) -> None:
    """The task that was asked for, else the first that waits, else the last."""
    opened = [task for task in here.scenario.tasks if task.id in here.state.tasks]
    waiting = [task for task in opened if here.state.tasks[task.id].status == "open"]
    task = next((t for t in opened if t.id == here.place.item), next(iter([*waiting, *opened[::-1]]), None))
    if task is None:
        st.header("Nothing to write yet", anchor=False)
        st.markdown("Statements and notes you are asked for wait here.")
        return
    if len(opened) > 1:
        _strip(here, opened, task)
    _head(here, task, here.state.tasks[task.id])
    if task.data:
        figures_view.row(here, task.data)
    if here.state.tasks[task.id].status == "open":
        _write(here, task)
    else:
        _sent(here, task, here.state.tasks[task.id])


def _strip(here: Here, opened: list[Task], chosen: Task) -> None:
    items = [
        {
            "id": Place(WRITING, task.id).link,
            "icon": "edit_note",
            "label": visible(task.title),
            "note": "sent" if here.state.tasks[task.id].status == "submitted" else "to write",
            "closed": here.state.tasks[task.id].status == "submitted",
        }
        for task in opened
    ]
    key = f"{here.run}:tasks"
    data = {"label": "Tasks", "groups": [{"title": "Tasks", "items": items}], "due": [], **here.pace}
    data["selected"] = Place(WRITING, chosen.id).link
    drawn_parts.rail(key=key, data=data, on_open_change=lambda: go(of_link(str(st.session_state[key].get("open")))))


def _head(here: Here, task: Task, now: TaskState) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.header(plain(task.title), anchor=False, width="content")
        if now.submitted_at is not None:
            sent = plain(f"Sent {desk_time(here.scenario.clock.starts, now.submitted_at)}")
            st.badge(sent, icon=":material/check:", color="green")
        else:
            _time_left(here, task)
    safe_text(task.brief)


def _time_left(here: Here, task: Task) -> None:
    owed = [d for d in due(here.scenario, here.state) if d.state == "open" and d.place == Place(WRITING, task.id)]
    for one in owed[:1]:
        time_left(here, f"{here.run}:left:{task.id}", one.left(here.state.now))


def _write(here: Here, task: Task) -> None:
    form = here.form(f"task:{task.id}")
    fields = {channel: _field(here, task, channel) for channel in task.channels}
    for column, field in side_by_side(tuple(fields.values())):
        with column:
            editor(field)
    with st.container(border=True, gap="small", key=form.key("form")):
        stated = rows(declaring.asks(task.declare))
        send = Act("send", _send_to(here, task), partial(_send, task=task, fields=fields), "send")
        ask_for(form, *stated, *declaring.expectation("Calmer questions, because…"), acts=[send])


def _field(here: Here, task: Task, channel: str) -> Field:
    known = here.scenario.channels[channel]
    bare = here.field(f"task:{task.id}:{channel}", visible(known.name))
    checks = task.checks if here.desk.mode.hints else ()
    return replace(
        bare,
        tone=visible(known.tone),
        limit=known.limit,
        height="14rem" if len(task.channels) < 3 else "11rem",
        checks=checks,
        support=here.helped,
    )


def _send_to(here: Here, task: Task) -> str:
    if len(task.channels) == 1:
        return visible(f"Send to {here.scenario.channels[task.channels[0]].name}")
    return "Send to both" if len(task.channels) == 2 else f"Send to all {_NUMBER[len(task.channels)]}"


def _send(form: Form, given: Given, *, task: Task, fields: dict[str, Field]) -> None:
    press(form, lambda: _command(given, task, fields))


def _command(given: Given, task: Task, fields: dict[str, Field]) -> SubmitTask:
    return SubmitTask(
        task=task.id,
        texts={channel: newest(field) for channel, field in fields.items()},
        declare=declaring.declared(given),
        expect=given.line("expect"),
        confidence=given.one("confidence"),
    )


def _sent(here: Here, task: Task, now: TaskState) -> None:
    """What was sent, as it was sent; in practice with what was found in it."""
    say_answer(here.form(f"task:{task.id}"))
    bring_if_just_sent(here, now.submitted_seq)
    submission = now.submission
    assert submission is not None
    st.caption(plain(f"You stated: {_stated(task, now)}."))
    if (read := feedback_view.found(here, task)) is not None:
        feedback_view.draw(here, read)
        return
    texts = [(channel, submission.texts[channel]) for channel in task.channels]
    for column, (channel, text) in side_by_side(texts):
        with column, st.container(border=True, gap="xsmall"):
            st.caption(plain(here.scenario.channels[channel].name))
            safe_text(text, own=f"{here.run}:{task.id}:{channel}")


def _stated(task: Task, now: TaskState) -> str:
    assert now.submission is not None
    given = now.submission.declare
    chosen = [given.intent, *given.facts_used, given.promises, given.asks_for, given.finding]
    names = {choice.id: choice.label for part in declaring.PARTS for choice in getattr(task.declare, part)}
    return listed([names[one] for one in chosen if one in names]) or "nothing"
