"""Which pages a person has. Courtesy only: every page guards itself, and every service asks the database."""

from copy import copy
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from simulator.people import Actor, Role

UI = Path(__file__).parent
PAGES = UI.parents[1] / "pages"
DOOR = UI / "door.py"
TITLES = {
    "home": "Home",
    "practise": "Practise",
    "debrief": "Debrief",
    "progress": "Progress",
    "review": "Review",
    "cohort": "Cohort",
    "agreement": "Agreement",
    "evidence": "Evidence",
    "you": "You",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A page and the roles it is for; empty: everybody."""

    file: Path
    icon: str
    listed: frozenset[Role] = frozenset()
    """Roles that find it in the menu."""
    linked: frozenset[Role] = frozenset()
    """Roles that get there from another page only, as a tutor to a learner's debrief."""

    @property
    def path(self) -> str:
        return self.file.stem

    def is_open_to(self, roles: frozenset[Role]) -> bool:
        return not self.listed or not roles.isdisjoint(self.listed | self.linked)

    def is_listed_for(self, roles: frozenset[Role]) -> bool:
        return not self.listed or not roles.isdisjoint(self.listed)


APPRENTICE: frozenset[Role] = frozenset({"apprentice"})
TUTOR: frozenset[Role] = frozenset({"tutor"})
ASSESSOR: frozenset[Role] = frozenset({"assessor"})

HOME = Entry(PAGES / "home.py", ":material/home:")
PRACTISE = Entry(PAGES / "practise.py", ":material/forum:", APPRENTICE)
ENTRIES = (
    HOME,
    PRACTISE,
    Entry(PAGES / "debrief.py", ":material/replay:", APPRENTICE, TUTOR | ASSESSOR),
    Entry(PAGES / "progress.py", ":material/grid_view:", APPRENTICE, TUTOR | ASSESSOR),
    Entry(PAGES / "review.py", ":material/rate_review:", TUTOR),
    Entry(PAGES / "cohort.py", ":material/groups:", TUTOR),
    Entry(PAGES / "agreement.py", ":material/balance:", TUTOR),
    Entry(PAGES / "evidence.py", ":material/folder_zip:", ASSESSOR),
    Entry(UI / "you.py", ":material/person:"),
)


def pages_of(me: Actor | None) -> list[StreamlitPage]:
    """The pages of a person. A stranger finds the door at every address, and never learns which exist."""
    if me is None:
        return [st.Page(DOOR, title="Sign in", default=True), *(_door_at(entry) for entry in ENTRIES if entry != HOME)]
    return [_page(entry, me) for entry in ENTRIES if entry.is_open_to(me.roles)]


def _page(entry: Entry, me: Actor) -> StreamlitPage:
    # A copy, because the run that shows a page marks it.
    return copy(_made(entry, entry == PRACTISE and me.on_duty, entry.is_listed_for(me.roles)))


@cache
def _made(entry: Entry, on_duty: bool, listed: bool) -> StreamlitPage:
    """Made once: every page made looks its file up on the disk."""
    title = "Desk" if on_duty else TITLES[entry.path]
    return st.Page(
        entry.file,
        title=title,
        icon=entry.icon,
        url_path=entry.path,
        default=entry == HOME,
        visibility="visible" if listed else "hidden",
    )


def _door_at(entry: Entry) -> StreamlitPage:
    return st.Page(DOOR, title="Sign in", url_path=entry.path, visibility="hidden")
