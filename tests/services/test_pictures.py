"""Pictures that learners bring: made anew or refused in words; kept by digest with the plan that names them."""

import random
from io import BytesIO

import pytest
from PIL import Image

from simulator.canonical import digest_bytes
from simulator.errors import NotAllowed, Refused
from simulator.evidence.verify import verify
from simulator.runs.commands import Declared, EndRun, SchedulePost
from simulator.services import pictures, practise, report


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
    assert b"Tarn Street" not in bytes(clean)
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


def plan(digest: str, at: int = 1800) -> SchedulePost:
    claims = Declared(intent="acknowledge", promises="none")
    return SchedulePost(
        channel="micro", at=at, text="Next word at ten.", declare=claims, asset=digest, alt="A teal field."
    )


def planned(house, run, clean):
    """Ann plans a post with this picture; its digest."""
    receipt = house.send("ann", run, plan(digest_bytes(clean)), picture=clean)
    assert receipt.refused is None
    return digest_bytes(clean)


def like_no_other(number: int, side: int = 16):
    """A picture that no encoder makes small: noise, three bytes a pixel."""
    body = BytesIO()
    Image.frombytes("RGBA", (side, side), random.Random(number).randbytes(4 * side * side)).save(body, "PNG")
    return pictures.checked(body.getvalue())


def test_a_picture_is_kept_with_the_plan_that_names_it(house):
    run = house.start("ann").run
    digest = planned(house, run, pictures.checked(encoded()))
    assert opened(pictures.picture(house.parts, house.who("ann"), run, digest)).size == (40, 30)


def test_a_picture_whose_plan_was_refused_is_not_kept(house):
    run, clean = house.start("ann").run, pictures.checked(encoded())
    receipt = house.send("ann", run, plan(digest_bytes(clean), at=0), picture=clean)
    assert receipt.refused
    with house.parts.store.read() as tx, pytest.raises(LookupError):
        tx.document(digest_bytes(clean))


def test_a_plan_that_names_a_picture_which_never_came_is_refused(house):
    run, clean = house.start("ann").run, pictures.checked(encoded())
    for sent in (None, like_no_other(1)):
        with pytest.raises(Refused, match="did not arrive"):
            house.send("ann", run, plan(digest_bytes(clean)), picture=sent)


def test_a_run_keeps_eight_pictures_and_the_refusal_says_so(house):
    run = house.start("ann").run
    for number in range(pictures.MOST_PICTURES):
        planned(house, run, like_no_other(number))
    with pytest.raises(Refused, match="a run keeps 8 pictures of your own"):
        planned(house, run, like_no_other(8))
    planned(house, run, like_no_other(0))


def test_the_pictures_of_a_run_have_four_megabytes_together_and_the_refusal_says_so(house):
    run = house.start("ann").run
    for number in range(2):
        planned(house, run, like_no_other(number, side=640))
    with pytest.raises(Refused, match="may have 4 MB together"):
        planned(house, run, like_no_other(2, side=640))


def test_whoever_may_read_the_run_sees_its_pictures_and_nobody_else(house):
    run = house.start("ann").run
    digest = planned(house, run, pictures.checked(encoded()))
    for reader in ("ann", "tess", "ada"):
        assert pictures.picture(house.parts, house.who(reader), run, digest)
    for other in ("ben", "tom", "abe", "south:ann"):
        with pytest.raises(NotAllowed):
            pictures.picture(house.parts, house.who(other), run, digest)


def test_nobody_adds_a_picture_to_anothers_run(house):
    run, clean = house.start("ann").run, pictures.checked(encoded())
    head = practise.desk(house.parts, house.who("ann"), run).state.seq
    for other in ("ben", "tess", "south:ann"):
        with pytest.raises(NotAllowed):
            practise.submit(
                house.parts,
                house.who(other),
                run,
                plan(digest_bytes(clean)),
                command_id=house.new(),
                expected_seq=head,
                picture=clean,
            )


def test_a_plan_cannot_show_another_document_by_naming_it(house):
    run = house.start("ann").run
    with house.parts.store.read() as tx:
        scenario = tx.run(run).scenario
    with pytest.raises(Refused, match="did not arrive"):
        house.send("ann", run, plan(scenario))
    assert pictures.picture(house.parts, house.who("ann"), run, scenario) is None


def test_a_run_of_a_learner_who_attached_a_picture_goes_into_a_pack_with_it(house):
    run = house.start("ann").run
    clean = pictures.checked(encoded())
    planned(house, run, clean)
    house.send("ann", run, EndRun())
    pack = report.build_pack(house.parts, house.who("ada"), "ann", command_id="p" * 32)
    assert verify(pack.body).outcome == "valid"
    assert bytes(clean) in pack.body
