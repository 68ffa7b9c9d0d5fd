"""Who is asking, on every run: the only door from a page to the person in front of it.

guard(role, …)   first line of a page: the person as the database knows them now, or nothing of the page
subject()        who to name in a service call; ask again inside every callback and fragment
parts()          the installation, for a service call

Whether the sign-in is ours or an OpenID Connect provider's is known here and nowhere else on the screen.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import streamlit as st

from simulator.errors import NotAllowed
from simulator.installation import installed
from simulator.people import Actor, Role, Subject
from simulator.services import accounts
from simulator.services.parts import Parts

COOKIE = "firedrill_session"
"""Holds the secret of a demo session. HttpOnly, so that no script on the page can read it."""
PAGES_AT_ONCE = threading.BoundedSemaphore(2)
"""Page bodies that may run at the same moment. More would only share one interpreter, and all would wait longer."""

_this_run = threading.local()


def parts() -> Parts:
    """The installation every service call is made on."""
    return installed()


def subject() -> Subject:
    """Who asks. NotAllowed when nobody is signed in."""
    found = getattr(_this_run, "subject", None) or signed_in()
    if found is None:
        raise NotAllowed("You are signed out. Sign in again to go on; what was saved is kept.")
    return found


def signed_in() -> Subject | None:
    """Whom the browser's sign-in names. Whether that person may still come in, only the database knows."""
    if parts().settings.sign_in == "oidc":
        return _from_provider()
    found = _from_our_cookie()
    return found[0] if found else None


def actor() -> Actor:
    """The person as the database knows them now. NotAllowed when signed out, disabled or unknown."""
    known: Actor | None = getattr(_this_run, "actor", None)
    return known or accounts.actor(parts(), subject())


@contextmanager
def asked_once() -> Iterator[Actor | None]:
    """Ask for this run of the script once; None for a stranger. Callbacks and fragments run outside this block, and
    therefore ask for themselves."""
    try:
        _this_run.subject, _this_run.actor = _both() or (None, None)
    except NotAllowed:
        _this_run.subject = _this_run.actor = None
    try:
        yield _this_run.actor
    finally:
        _this_run.subject = _this_run.actor = None


def guard(*roles: Role) -> Actor:
    """The person, if they hold any of `roles` (any person where none is named); else one sentence, and the run ends."""
    try:
        me = actor()
    except NotAllowed:
        st.info("You are not signed in. Go to the start page to sign in.")
        st.stop()
    if roles and me.roles.isdisjoint(roles):
        st.info("There is nothing here for you.")
        st.stop()
    return me


def _both() -> tuple[Subject, Actor] | None:
    """Whom the browser's sign-in names, and the person that is."""
    if parts().settings.sign_in != "oidc":
        return _from_our_cookie()
    named = _from_provider()
    return (named, accounts.actor(parts(), named)) if named else None


def _from_our_cookie() -> tuple[Subject, Actor] | None:
    secret = st.context.cookies.get(COOKIE)
    return accounts.session_actor(parts(), secret) if secret else None


def _from_provider() -> Subject | None:
    claims = st.user.to_dict()
    if not claims.get("is_logged_in"):
        return None
    issuer, name, issued = claims.get("iss"), claims.get("sub"), claims.get("iat")
    if not (isinstance(issuer, str) and isinstance(name, str) and isinstance(issued, int | float)):
        return None
    return Subject(issuer=issuer, subject=name, issued_at=datetime.fromtimestamp(issued, UTC))
