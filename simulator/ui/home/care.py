"""Care: whom a learner may turn to, and the page after they stopped a run for their own sake."""

import streamlit as st

from simulator.errors import NotAllowed, Refused, StoreUnavailable
from simulator.services import practise
from simulator.ui import parts as drawn_parts
from simulator.ui.desk.acting import note_act
from simulator.ui.desk.sending import command_id
from simulator.ui.links import link
from simulator.ui.safe import Words, plain, safe_text
from simulator.ui.session import parts, subject

NOBODY_NAMED = """Your training provider has not written here yet whom you can turn to. Talk to your tutor, or to
somebody you trust."""


OF_A_RUN = (
    "Nothing of it is scored, nothing ran out, and it is not in your evidence. "
    "Your tutor sees that you stopped, and no more is made of it."
)
OF_ANOTHER_TRY = "This was another try: it counts for nothing, and nobody else sees it or that you stopped."


def draw_stopped(*, another_try: bool = False) -> None:
    """After the stop: nothing is asked, nothing is scored, and here is who can help."""
    with st.container(key="stopped", width=720, gap="small"):
        st.header("You stopped this shift", anchor=False)
        st.markdown(f"That is always all right. {OF_ANOTHER_TRY if another_try else OF_A_RUN}")
        draw_contact()
        st.markdown("You can start this scenario again whenever you like, or leave it and take another.")
        link("home", Words("Home"), icon=":material/home:")
        link("practise", Words("All scenarios"), icon=":material/list:")


def ask(run: str) -> None:
    """In a callback: the learner pressed stop, and is asked once more."""
    note_act()
    st.session_state[_asked(run)] = True


def confirm(run: str) -> None:
    """The question before the stop, where it was pressed. Both answers are as easy."""
    if not st.session_state.get(_asked(run)):
        return
    with st.container(border=True, gap="small", key="confirm_stop"):
        drawn_parts.bring(key=f"stop:{run}:bring", data={"token": run, "whole": True})
        st.markdown("**Stop here?** The run ends at once and nothing of it is scored. You need give no reason.")
        if said := st.session_state.pop(f"stop_said_{run}", ""):
            st.warning(plain(str(said)))
        with st.container(horizontal=True):
            st.button("Stop now", type="primary", key=f"stop_{run}", on_click=_stop, args=(run,))
            st.button("Go on", key=f"stop_not_{run}", on_click=_go_on, args=(run,))


def _stop(run: str) -> None:
    note_act()
    try:
        practise.stop(parts(), subject(), run, command_id=command_id(run, 0, "stop"))
    except (NotAllowed, Refused, StoreUnavailable) as problem:
        st.session_state[f"stop_said_{run}"] = str(problem)
    else:
        _go_on(run)


def _go_on(run: str) -> None:
    note_act()
    st.session_state.pop(_asked(run), None)


def _asked(run: str) -> str:
    return f"stopping:{run}"


def draw_contact() -> None:
    """The provider's own words, or a plain sentence that there are none yet."""
    st.header("If you want to talk to someone", anchor=False)
    contact = parts().settings.support
    with st.container(border=True):
        if contact:
            safe_text(contact)
        else:
            st.markdown(NOBODY_NAMED)
