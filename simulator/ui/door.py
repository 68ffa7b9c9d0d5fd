"""For whoever is not signed in, at every address: how to sign in, or why that was not enough."""

import streamlit as st

from simulator.errors import NotAllowed
from simulator.services import accounts
from simulator.ui import session
from simulator.ui.parts import sweep
from simulator.ui.posting import Choice, post_to
from simulator.ui.safe import plain, visible


def with_demo() -> None:
    st.caption("Nothing here is real: three people made up for trying it out, on this computer only. No password.")
    choices = (
        Choice(account.subject, f"Sign in as {account.name}, {account.role}", account.about)
        for account in accounts.demo_accounts(session.parts())
    )
    post_to("/signin", *choices)


def with_provider() -> None:
    who = session.signed_in()
    if who is None:
        sweep(key="sweep", data={"drop": "firedrill:", "keep": None})  # the provider's way out cannot clear drafts
    else:
        try:
            session.actor()
        except NotAllowed as reason:
            st.info(plain(str(reason)))
        st.caption(
            "New here? Nobody has given you a place yet. Send your tutor this sign-in name, and say who you are."
        )
        st.code(visible(f"{who.issuer} {who.subject}"), language=None)
    st.button("Sign in", on_click=st.login, type="primary", key="sign_in")


st.title("Rehearse the bad day before it is real", anchor=False)
if session.parts().settings.sign_in == "demo":
    with_demo()
else:
    with_provider()
