"""Pictures a learner attached: in the pack byte for byte, told in words, and no other picture in their place."""

import io
import zipfile

import pytest

from simulator.canonical import digest_bytes
from simulator.evidence import bag
from simulator.evidence.pack import files
from simulator.evidence.render.summary import summary
from simulator.evidence.verify import verify
from tests.evidence.forging import opened, zipped
from tests.evidence.hostile import HOSTILE
from tests.evidence.packing import built, chosen, with_picture
from tests.evidence.test_summary import ALLOWED, Seen

JPEG, PNG = b"\xff\xd8\xff\xe0 any picture", b"\x89PNG\r\n\x1a\n any picture"
OTHER = b"\xff\xd8\xff\xe0 another"


def name(body: bytes, ending: str) -> str:
    return f"data/runs/r1/pictures/{digest_bytes(body).removeprefix('sha256:')}.{ending}"


def forged(**changes: bytes | None) -> bytes:
    """A pack with a picture, its files changed and every manifest written anew."""
    folder, inside = opened(built(chosen(with_picture(JPEG))))
    payload = {n: c for n, c in inside.items() if n.startswith("data/")} | {n: c for n, c in changes.items() if c}
    gone = [n for n, c in changes.items() if c is None]
    info = bag.read_info(inside["bag-info.txt"].decode())
    return zipped(folder, bag.members({n: c for n, c in payload.items() if n not in gone}, info))


@pytest.mark.parametrize(("body", "ending"), [(JPEG, "jpg"), (PNG, "png")])
def test_a_picture_is_a_file_named_by_what_it_holds_and_the_pack_is_valid(body: bytes, ending: str):
    pack = chosen(with_picture(body))

    assert files(pack)[name(body, ending)] == body
    assert pack.info()["Firedrill-Pictures"] == "1"
    assert verify(built(pack)).fault is None


def test_any_zip_program_takes_it_out_as_it_was():
    with zipfile.ZipFile(io.BytesIO(built(chosen(with_picture(JPEG))))) as archive:
        (inside,) = [member for member in archive.namelist() if "/pictures/" in member]
        assert archive.read(inside) == JPEG


def test_the_summary_shows_it_with_its_words_and_its_file():
    page = summary(chosen(with_picture(JPEG, "Two boats, one burning.")))

    assert '<img src="data:image/jpeg;base64,' in page
    assert 'alt="Two boats, one burning."' in page
    assert name(JPEG, "jpg") in page


@pytest.mark.parametrize("words", HOSTILE[::3], ids=range(0, len(HOSTILE), 3))
def test_hostile_words_for_a_picture_stay_words(words: str):
    page = Seen(summary(chosen(with_picture(JPEG, words[:500]))))

    assert set(page.elements) <= ALLOWED | {"img"}
    assert page.elements.count("img") == 1
    assert not [attribute for attribute, _ in page.attributes if attribute.startswith("on")]


def test_another_picture_in_its_place_is_named():
    fault = verify(forged(**{name(JPEG, "jpg"): OTHER})).fault

    assert fault == f"{name(JPEG, 'jpg')}: is not the picture that the log names"


def test_a_picture_left_out_is_named():
    assert verify(forged(**{name(JPEG, "jpg"): None})).fault == f"{name(JPEG, 'jpg')} is missing"


def test_a_picture_that_the_log_does_not_name_is_named():
    assert verify(forged(**{name(OTHER, "jpg"): OTHER})).fault == f"{name(OTHER, 'jpg')} is not part of a pack"


def test_a_picture_under_another_ending_is_named():
    renamed = {name(JPEG, "jpg"): None, name(JPEG, "html"): JPEG}

    assert verify(forged(**renamed)).outcome == "invalid"
