"""Care: whom a learner may turn to, and the page after they stopped a run for their own sake."""

import streamlit as st

from simulator.services.practise import Desk
from simulator.ui.links import link
from simulator.ui.safe import Words, plain, safe_text
from simulator.ui.session import parts

NOBODY_NAMED = """Your training provider has not written here yet whom you can turn to. Talk to your tutor, or to
somebody you trust."""
FOR_THE_PROVIDER = "For the provider: the setting FIREDRILL_SUPPORT fills this place. See docs/settings.md."


def draw_stopped(desk: Desk) -> None:
    """After the stop: nothing is asked, nothing is scored, and here is who can help."""
    with st.container(key="stopped", width=720, gap="small"):
        st.header("You stopped this shift", anchor=False)
        st.markdown(
            "That is always all right. Nothing of it is scored, nothing ran out, and it is not in your evidence. "
            "Your tutor sees that you stopped, and no more is made of it."
        )
        draw_contact()
        st.markdown("You can start this scenario again whenever you like, or leave it and take another.")
        link("home", Words("Home"), icon=":material/home:")
        link("practise", plain(f"Other scenarios than {desk.scenario.title}"), icon=":material/list:")


def draw_contact() -> None:
    """The provider's own words, or a plain sentence that there are none yet."""
    st.header("If you want to talk to someone", anchor=False)
    contact = parts().settings.support
    with st.container(border=True):
        if contact:
            safe_text(contact)
        else:
            st.markdown(NOBODY_NAMED)
            st.caption(FOR_THE_PROVIDER)
