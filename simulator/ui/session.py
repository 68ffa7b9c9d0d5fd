"""Who is asking, on every run: the only door from a page to the person in front of it.

guard(role, …)   first line of a page: the person as the database knows them now, or nothing of the page
subject()        who to name in a service call; ask again inside every callback and fragment
asked_once()     around what is drawn: one look-up for all of it
parts()          the installation, for a service call

Whether the sign-in is ours or an OpenID Connect provider's is known here and nowhere else on the screen.
"""

import threading
import time
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
"""Drawings that may run at the same moment. More would only share one interpreter, and all would wait longer."""
HANDED_ON = 1.0
"""Seconds for which what a callback was told of who asks is good for the drawing right behind it."""

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
    _this_run.handed = time.monotonic(), found
    return found[0] if found else None


def actor() -> Actor:
    """The person as the database knows them now. NotAllowed when signed out, disabled or unknown."""
    known: Actor | None = getattr(_this_run, "actor", None)
    return known or accounts.actor(parts(), subject())


@contextmanager
def asked_once() -> Iterator[Actor | None]:
    """Ask once for what is drawn inside, and draw it in its turn; None for a stranger. A callback runs before and asks
    for itself; the drawing right behind it takes the answer over. Inside another such block it adds nothing."""
    if draws_whole_page():
        yield _this_run.actor
        return
    try:
        _this_run.subject, _this_run.actor = _handed_on() or _both() or (None, None)
    except NotAllowed:
        _this_run.subject = _this_run.actor = None
    _this_run.drawing = True
    try:
        with PAGES_AT_ONCE:
            yield _this_run.actor
    finally:
        _this_run.subject = _this_run.actor = None
        _this_run.drawing = False


def draws_whole_page() -> bool:
    """Whether this is part of a page drawn as a whole; False in a fragment that is drawn by itself."""
    return getattr(_this_run, "drawing", False)


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


def _handed_on() -> tuple[Subject, Actor] | None:
    """What a callback of this run was told, once. None: there was no callback, or it took its time."""
    at, found = _this_run.__dict__.pop("handed", (0.0, None))
    return found if time.monotonic() - at < HANDED_ON else None


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
