"""Pictures that learners bring for their posts. What a file says it is counts for nothing: it is decoded, made anew
without anything but its pixels, and only then kept, as a document by its digest. A plan names that digest as its asset.
"""

from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from simulator.errors import Refused
from simulator.people import Subject, may_play, require
from simulator.services.accounts import load
from simulator.services.parts import Parts

MOST_BYTES = 2_000_000
MOST_PIXELS = 16_000_000
LONGEST_SIDE = 1600
"""Pixels of what is kept; a larger picture is made smaller."""
KNOWN = ("PNG", "JPEG", "WEBP", "GIF")
KIND = "picture"
_BROKEN = (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError, EOFError)
"""What a file that is no picture, or half of one, makes the decoder say."""


def checked(body: bytes) -> bytes:
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


def keep(parts: Parts, subject: Subject, run: str, body: bytes) -> str:
    """Keep a picture for a post of one's own run; returns its digest. What is kept is what `checked` makes of it."""
    clean = checked(body)
    with parts.store.write() as tx:
        row = tx.run(run)
        require(row is not None and may_play(load(tx, subject), row.owner))
        assert row is not None
        if row.status != "live":
            raise Refused("This shift is over. Nothing can be added to it.")
        digest = tx.put_document(KIND, clean)
        tx.commit()
    return digest


def picture(parts: Parts, subject: Subject, run: str, digest: str) -> bytes | None:
    """A picture that a plan of one's own run names; None where it names no such picture."""
    with parts.store.read() as tx:
        row = tx.run(run)
        require(row is not None and may_play(load(tx, subject), row.owner))
        assert row is not None
        named = {plan.asset for plan in parts.memory.state(tx, row).planned.values() if plan.text is not None}
        return tx.document(digest) if digest in named and digest.startswith("sha256:") else None


def _anew(found: Image.Image) -> bytes:
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
    return body.getvalue()
