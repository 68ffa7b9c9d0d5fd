"""The learner's own reflection, kept as drafts; model commentary opens once every question has their own answer."""

from collections.abc import Sequence

import streamlit as st

from simulator.content.scenario import Moment
from simulator.runs.deeds import CaseSkipped
from simulator.runs.events import Event
from simulator.services import practise
from simulator.services.replay import Replay
from simulator.store.rows import DraftRow
from simulator.ui import draft_field
from simulator.ui.debrief.decisions import Decision
from simulator.ui.debrief.telling import title
from simulator.ui.desk.acting import note_act
from simulator.ui.draft_field import DraftField
from simulator.ui.safe import plain
from simulator.ui.session import parts, subject
from simulator.ui.words import count


def answered(found: Replay) -> int:
    """How many questions have words of the learner's own under them."""
    numbers = range(1, len(found.scenario.debrief.questions) + 1)
    return sum(bool(row.text.strip()) for n in numbers if (row := found.drafts.get(_key(n))))


def done(found: Replay) -> bool:
    """Whether every question has the learner's own words."""
    return answered(found) >= len(found.scenario.debrief.questions)


def commentary(found: Replay, step: Decision | None) -> tuple[Moment, ...]:
    """What may be read now, that about this decision first: for staff all, for the learner after their own words."""
    if found.mine and not done(found):
        return ()
    moments = found.scenario.debrief.commentary
    if found.mine:
        moments = tuple(moment for moment in moments if moment.about in met(found.events))
    return tuple(sorted(moments, key=lambda m: step is None or m.about != step.about))


def met(events: Sequence[Event]) -> set[str]:
    """What came up in this run. Whoever left a case for its equal is not told of it afterwards."""
    came = {getattr(event.data, "item", None) for event in events if event.kind != "inject.withheld"}
    left = {event.data.item for event in events if isinstance(event.data, CaseSkipped)}
    return {item for item in came - left if item}


def draw(found: Replay, step: Decision | None) -> None:
    """Questions with an editor each, then commentary; for staff the commentary alone."""
    questions = found.scenario.debrief.questions
    if found.mine and questions:
        st.header("Your reflection", anchor=False)
        for number, question in enumerate(questions, start=1):
            _question(found, number, question)
    _commentary(found, step)


def _question(found: Replay, number: int, question: str) -> None:
    run, key = found.row.id, _key(number)

    def save(text: str, rev: int) -> DraftRow:
        return practise.save_draft(parts(), subject(), run, key=key, text=text, rev=rev)

    field = DraftField(f"{run}_{key}", found.row.owner.person, question)
    draft_field.draw(field, draft_field.stored(found.drafts.get(key)), save)


def _commentary(found: Replay, step: Decision | None) -> None:
    if not found.scenario.debrief.commentary:
        return
    moments = commentary(found, step)
    left = len(found.scenario.debrief.questions) - answered(found)
    if not moments and left == 0:
        return  # nothing that the commentary speaks of came up
    if not moments:
        st.caption("How others saw these moments opens after your own words.")
        asked = f"asked_{found.row.id}"
        st.button("I have answered", key=f"answered_{found.row.id}", on_click=_ask, args=(asked,))
        # kept, not read off the button: a press that comes with the last key is a press of an earlier drawing
        if st.session_state.get(asked):
            st.info(f"{count(left, 'question')} still to answer.")
        return
    with st.expander("How others saw these moments", icon=":material/forum:"):
        for moment in moments:
            st.markdown(f"**{plain(moment.title or title(moment.about, found.scenario))}**")
            st.text(moment.text)


def _ask(asked: str) -> None:
    note_act()
    st.session_state[asked] = True


def _key(number: int) -> str:
    return f"reflection:{number}"
