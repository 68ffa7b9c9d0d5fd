"""A picture for a post: one the scenario holds, or one from the learner's machine; told in words either way."""

import base64
import binascii

import streamlit as st

from simulator.canonical import digest_bytes
from simulator.content.scenario import Scenario
from simulator.errors import Refused, StoreUnavailable
from simulator.runs import find
from simulator.services import pictures
from simulator.ui import parts as drawn_parts
from simulator.ui.desk.asking import Ask, Given, ask_for
from simulator.ui.desk.here import Here
from simulator.ui.desk.sending import Form
from simulator.ui.safe import Words, visible
from simulator.ui.session import parts, subject

UNREAD = Words("The picture could not be read from the record.")
ALT_LIMIT = 500
"""Characters of a description."""
IN_WORDS = Ask(
    "alt",
    "What the picture shows, for those who cannot see it",
    "line",
    hint="Only where there is a picture",
    most=ALT_LIMIT,
)


def held(scenario: Scenario) -> dict[str, str]:
    """What the brand has ready: id → what it shows."""
    return {f"planned:{post.id}": visible(post.asset) for post in scenario.planned_posts if post.asset}


def draw(here: Here, form: Form) -> None:
    """A picture. `IN_WORDS` asks what it shows: people who cannot see it read that."""
    offered = held(here.scenario)
    if offered:
        ask_for(form, [Ask("picture", "A picture the brand has ready", "list", offered, hint="None")], place="picture")
    key = form.key("own-picture")
    said = st.session_state.get(_said(form), "")
    data = {"held": of_ones_own(form) is not None, "said": said, "shown": "", "only": False, "also": bool(offered)}
    drawn_parts.picture(key=key, data=data, on_picture_change=lambda: _taken(form, key))


def chosen(form: Form, given: Given) -> tuple[str | None, str | None]:
    """The picture and its description; both or neither."""
    ready, body, alt = given.one("picture"), of_ones_own(form), given.line("alt").strip()
    if ready and body:
        raise Refused("Not planned yet: two pictures are chosen. Take one of them back.")
    if (ready or body) and not alt:
        raise Refused("Not planned yet: say what the picture shows. Who cannot see it reads that instead.")
    if alt and not (ready or body):
        raise Refused("Not planned yet: you described a picture, and none is chosen. Choose one or empty the field.")
    if body:
        return digest_bytes(body), alt
    return (ready, alt) if ready else (None, None)


def show(run: str, asset: str | None, alt: str | None, *, key: str) -> None:
    """A picture of the learner's own, as it was kept with the run; nothing where `asset` names none."""
    shown = url(run, asset)
    if shown is None:
        st.caption(UNREAD)
    elif shown:
        drawn_parts.picture(key=key, data={"only": True, "shown": shown, "alt": visible(alt or "")})


def url(run: str, asset: str | None) -> str | None:
    """A picture of the learner's own as a data URL; empty where `asset` names none, None where it cannot be read."""
    digest = find.own_picture(asset)
    if digest is None:
        return ""
    try:
        body = pictures.picture(parts(), subject(), run, digest)
    except (StoreUnavailable, LookupError, ValueError):
        return None
    if not body:
        return ""
    kind = "png" if body.startswith(b"\x89PNG") else "jpeg"
    return f"data:image/{kind};base64,{base64.b64encode(body).decode('ascii')}"


def _taken(form: Form, key: str) -> None:
    """Judge what the browser sent; what is no picture is not even held."""
    sent = st.session_state[key].get("picture")
    text = sent.get("body") if isinstance(sent, dict) else None
    st.session_state.pop(_said(form), None)
    st.session_state.pop(_held(form), None)
    if not isinstance(text, str) or not text:
        return
    try:
        st.session_state[_held(form)] = pictures.checked(base64.b64decode(text, validate=True))
    except binascii.Error:
        st.session_state[_said(form)] = "The picture arrived broken. Choose it once more."
    except Refused as reason:
        st.session_state[_said(form)] = str(reason)


def of_ones_own(form: Form) -> pictures.Clean | None:
    """The picture from the learner's machine that this form holds, judged and made anew."""
    found = st.session_state.get(_held(form))
    return pictures.Clean(found) if isinstance(found, bytes) else None


def _held(form: Form) -> str:
    return form.key("held-picture")


def _said(form: Form) -> str:
    return form.key("said-picture")
