"""Pictures that learners bring for their posts. What a file says it is counts for nothing: it is decoded, made anew
without anything but its pixels, and only then kept, as a document by its digest. A plan names that digest as its asset.
"""

from io import BytesIO
from typing import NewType

from PIL import Image, ImageOps, UnidentifiedImageError

from simulator.canonical import digest_bytes
from simulator.errors import Refused
from simulator.people import Subject, may_play, may_read, require
from simulator.runs import find
from simulator.runs.commands import Command, SchedulePost
from simulator.runs.state import State
from simulator.services.accounts import load
from simulator.services.parts import Parts
from simulator.store.store import Tx

MOST_BYTES = 2_000_000
MOST_PIXELS = 16_000_000
LONGEST_SIDE = 1600
"""Pixels of what is kept; a larger picture is made smaller."""
MOST_PICTURES = 8
MOST_TOGETHER = 4_000_000
"""Pictures of one run, and their bytes: they go into every pack it is part of."""
KNOWN = ("PNG", "JPEG", "WEBP", "GIF")
KIND = "picture"
Clean = NewType("Clean", bytes)
"""A picture that `checked` has made."""
_BROKEN = (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError, EOFError)
"""What a file that is no picture, or half of one, makes the decoder say."""


def checked(body: bytes) -> Clean:
    """The same picture as PNG or JPEG with nothing but its pixels. Refused in words where it is none or too large."""
    if len(body) > MOST_BYTES:
        raise Refused(f"This file is larger than {MOST_BYTES // 1_000_000} MB. Make the picture smaller.")
    try:
        with Image.open(BytesIO(body), formats=KNOWN) as found:
            if found.width * found.height > MOST_PIXELS:
                raise Refused("This picture has more than 16 million pixels. Make it smaller.")
            return _anew(found)
    except _BROKEN as error:
        raise Refused("This file could not be read as a picture. Use a PNG, JPEG, WebP or GIF.") from error


def attach(tx: Tx, state: State, command: Command, picture: Clean | None) -> None:
    """Keep the picture that a plan names, in the transaction in which the plan is kept. `state`: the run's before it.
    Refused in words where the picture is not there, and where the run holds as many or as much as it may."""
    digest = find.own_picture(command.asset) if isinstance(command, SchedulePost) else None
    held = find.own_pictures(state)
    if digest is None or digest in held:
        return
    if picture is None or digest_bytes(picture) != digest:
        raise Refused("Not planned yet: the picture did not arrive. Choose it once more.")
    if len(held) >= MOST_PICTURES:
        raise Refused(
            f"Not planned yet: a run keeps {MOST_PICTURES} pictures of your own, and this one has them all. "
            "Use one the brand has ready, or none."
        )
    if sum(len(tx.document(one, kind=KIND)) for one in held) + len(picture) > MOST_TOGETHER:
        raise Refused(
            f"Not planned yet: the pictures of a run may have {MOST_TOGETHER // 1_000_000} MB together. "
            "Make this one smaller."
        )
    tx.put_document(KIND, picture)


def kept(tx: Tx, state: State) -> dict[str, bytes]:
    """Digest → bytes of every picture of the learner's own that a run's plans name."""
    return {digest: tx.document(digest, kind=KIND) for digest in find.own_pictures(state)}


def picture(parts: Parts, subject: Subject, run: str, digest: str) -> bytes | None:
    """A picture that a plan of this run names, for whoever may read the run; None where it names no such picture."""
    with parts.store.read() as tx:
        actor, row = load(tx, subject), tx.run(run)
        require(row is not None and may_read(actor, row.owner))
        assert row is not None
        require(row.forked_from is None or may_play(actor, row.owner))
        named = find.own_pictures(parts.memory.state(tx, row))
        return tx.document(digest, kind=KIND) if digest in named else None


def _anew(found: Image.Image) -> Clean:
    """Pixels only: no place, no camera, no comment, no second frame."""
    mode = "RGBA" if found.has_transparency_data else "RGB"
    turned = ImageOps.exif_transpose(found).convert(mode)
    turned.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    clean = Image.new(mode, turned.size)
    clean.paste(turned)
    body = BytesIO()
    if mode == "RGBA":
        clean.save(body, "PNG", optimize=True)
    else:
        clean.save(body, "JPEG", quality=85)
    if body.tell() > MOST_BYTES:
        raise Refused("This picture is too detailed to be kept. Make it smaller.")
    return Clean(body.getvalue())
