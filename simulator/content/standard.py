"""The occupational standard as published, and the project's proposed links, told apart link by link."""

from typing import Annotated, Literal

from pydantic import Field

from simulator.content.document import Document, KsbCode, Line, Prose


class Statement(Document):
    """One KSB, verbatim."""

    code: KsbCode
    text: Prose
    short: Line
    """Three to five words of ours, for tiles and tabs; never shown as the standard's text."""
    display_note: Line | None = None
    """Where the published text has a fault: what a reader should read."""


class PublishedDuty(Document):
    number: Annotated[int, Field(ge=1, le=99)]
    text: Prose
    short: Line
    ksbs: tuple[KsbCode, ...]
    display_note: Line | None = None


class Published(Document):
    """`published.yml`: exactly as published, never edited."""

    format: Literal[1]
    id: Line
    title: Line
    edition: Line
    level: int
    source: Line
    licence: Line
    notes: tuple[Line, ...] = ()
    """What a reader should know of the published page as a whole."""
    duties: tuple[PublishedDuty, ...]
    ksbs: tuple[Statement, ...]


class ProposedLink(Document):
    """A duty and KSB that belong together in practice but are not linked in the published text."""

    duty: Annotated[int, Field(ge=1, le=99)]
    ksb: KsbCode
    provenance: Line
    """Who proposes it, as `project` or a provider's name."""
    why: Line


class Working(Document):
    """`working.yml`: proposals, not the standard. A provider may put a file of their own in its place."""

    format: Literal[1]
    standard: Line
    reviewed: Line
    links: tuple[ProposedLink, ...]


class Standard(Document):
    """Both layers. Every question about a link names the layer in its answer."""

    published: Published
    working: Working

    def layer(self, duty: int, ksb: str) -> Literal["published", "working"] | None:
        """Which layer links the two; the published one first; None where neither does."""
        for published in self.published.duties:
            if published.number == duty and ksb in published.ksbs:
                return "published"
        return "working" if any(p.duty == duty and p.ksb == ksb for p in self.working.links) else None

    def statement(self, code: str) -> Statement:
        """The KSB of this code; KeyError where the standard has none."""
        for ksb in self.published.ksbs:
            if ksb.code == code:
                return ksb
        raise KeyError(code)
