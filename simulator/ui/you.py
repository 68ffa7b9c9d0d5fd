"""You: who you are here, and the way out."""

import streamlit as st

from simulator.services import accounts
from simulator.ui import session
from simulator.ui.home import care, own_time
from simulator.ui.posting import Choice, post_to
from simulator.ui.safe import plain


def sign_out() -> None:
    """Closed in our own record first: the provider's cookie alone could not be taken back."""
    accounts.sign_out(session.parts(), session.subject())
    st.logout()


me = session.guard()
st.title(plain(me.name), anchor=False)
for role in sorted(me.roles):
    st.text(role.capitalize())
if "apprentice" in me.roles:
    own_time.draw()
    care.draw_contact()
st.caption("Light or dark follows the setting of your computer or phone.")
if session.parts().settings.sign_in == "demo":
    post_to("/signout", Choice("", "Sign out"))
else:
    st.button("Sign out", on_click=sign_out, key="sign_out")
st.caption("Signing out ends your sign-in in every browser, and clears drafts kept on this computer.")
