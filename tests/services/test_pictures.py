"""Pictures that learners bring: made anew or refused in words; kept by digest, seen by their owner alone."""

from io import BytesIO

import pytest
from PIL import Image

from simulator.errors import NotAllowed, Refused
from simulator.runs.commands import Declared, SchedulePost
from simulator.services import pictures


def encoded(kind="PNG", size=(40, 30), mode="RGB", **given):
    body = BytesIO()
    Image.new(mode, size, "teal").save(body, kind, **given)
    return body.getvalue()


def opened(body):
    return Image.open(BytesIO(body))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF"])
def test_a_picture_of_a_known_kind_is_made_anew_with_the_same_size(kind: str):
    assert opened(pictures.checked(encoded(kind))).size == (40, 30)


def test_where_and_with_what_a_picture_was_taken_is_not_kept():
    exif = Image.Exif()
    exif[0x010F], exif[0x9286] = "A camera", "Tarn Street 4"
    body = encoded("JPEG", exif=exif, comment=b"Tarn Street 4")
    clean = pictures.checked(body)
    assert b"Tarn Street" in body
    assert b"Tarn Street" not in clean
    assert dict(opened(clean).getexif()) == {}


def test_a_clear_picture_stays_clear():
    assert opened(pictures.checked(encoded(mode="RGBA"))).mode == "RGBA"


def test_a_large_picture_is_made_smaller():
    assert max(opened(pictures.checked(encoded("JPEG", (3000, 200)))).size) == pictures.LONGEST_SIDE


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"GIF89a",
        b"<svg xmlns='x'/>",
        b"%PDF-1.7",
        encoded()[:60],
        encoded("TIFF"),
        b"\x89PNG\r\n\x1a\n" + b"0" * 99,
    ],
    ids=["nothing", "head only", "svg", "pdf", "half", "tiff", "noise"],
)
def test_what_is_no_picture_is_refused_in_words(body: bytes):
    with pytest.raises(Refused, match="could not be read as a picture"):
        pictures.checked(body)


def test_too_many_bytes_and_too_many_pixels_are_refused():
    with pytest.raises(Refused, match="larger than 2 MB"):
        pictures.checked(b"0" * (pictures.MOST_BYTES + 1))
    with pytest.raises(Refused, match="16 million pixels"):
        pictures.checked(encoded("PNG", (5000, 4000), "1"))


def planned(house, run, digest):
    post = SchedulePost(
        channel="micro",
        at=1800,
        text="Next word at ten.",
        declare=Declared(intent="acknowledge", promises="none"),
        asset=digest,
        alt="A teal field.",
    )
    return house.send("ann", run, post)


def test_a_picture_is_seen_again_once_a_plan_names_it(house):
    run = house.start("ann").run
    digest = pictures.keep(house.parts, house.who("ann"), run, encoded())
    assert pictures.picture(house.parts, house.who("ann"), run, digest) is None
    planned(house, run, digest)
    assert opened(pictures.picture(house.parts, house.who("ann"), run, digest)).size == (40, 30)


def test_nobody_adds_a_picture_to_anothers_run_or_sees_one_of_it(house):
    run = house.start("ann").run
    digest = pictures.keep(house.parts, house.who("ann"), run, encoded())
    planned(house, run, digest)
    for other in ("ben", "tess", "south:ann"):
        with pytest.raises(NotAllowed):
            pictures.keep(house.parts, house.who(other), run, encoded())
        with pytest.raises(NotAllowed):
            pictures.picture(house.parts, house.who(other), run, digest)


def test_a_plan_cannot_show_another_document_by_naming_it(house):
    run = house.start("ann").run
    with house.parts.store.read() as tx:
        scenario = tx.run(run).scenario
    planned(house, run, "planned:trailer")
    assert pictures.picture(house.parts, house.who("ann"), run, scenario) is None


def test_after_the_end_nothing_is_added(house):
    run = house.ended("ann")
    with pytest.raises(Refused, match="over"):
        pictures.keep(house.parts, house.who("ann"), run, encoded())
