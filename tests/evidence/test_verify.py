"""A pack as it was built is valid; one byte changed anywhere in it is not."""

import random

import pytest

from simulator.evidence import bag
from simulator.evidence.archive import CENTRAL, CENTRAL_MARK, LOCAL, LOCAL_MARK, write
from simulator.evidence.verify import exit_code, verify
from tests.evidence.forging import RUN, mended, opened, with_file, zipped
from tests.evidence.packing import SCENARIO, built, chosen, library, pack_run, strong_pack
from tests.evidence.test_archive import rezipped

BOTS = [bot.name for bot in library().bots[SCENARIO]]


@pytest.mark.parametrize("bot", BOTS)
def test_a_pack_of_every_bots_run_is_valid(bot: str):
    assert verify(built(chosen(pack_run(bot)))).fault is None


def test_a_pack_of_several_runs_is_valid_and_tells_its_heads():
    runs = (pack_run("strong", "a1"), pack_run("silent", "a2"))

    verdict = verify(built(chosen(*runs)))

    assert (verdict.outcome, exit_code(verdict)) == ("valid", 0)
    assert all(any(run.events_head in fact for fact in verdict.facts) for run in runs)
    assert any(chosen(*runs).learner_name in fact for fact in verdict.facts)


def test_a_pack_of_no_run_is_valid():
    assert verify(built(chosen().__class__(**{**chosen().__dict__, "runs": ()}))).outcome == "valid"


def flipped(data: bytes, at: int, bit: int) -> bytes:
    return data[:at] + bytes([data[at] ^ (1 << bit)]) + data[at + 1 :]


def header_places(data: bytes) -> list[int]:
    """Every byte of every header and name, and of the end of the zip."""
    places: list[int] = []
    for mark, size in ((LOCAL_MARK, LOCAL.size), (CENTRAL_MARK, CENTRAL.size)):
        at = data.find(mark)
        while at >= 0:
            places += range(at, at + size + 40)
            at = data.find(mark, at + size)
    return places + list(range(len(data) - 22, len(data)))


def test_one_byte_changed_anywhere_is_found():
    whole, chance = strong_pack(), random.Random(0)
    places = [chance.randrange(len(whole)) for _ in range(400)]

    outcomes = {at: exit_code(verify(flipped(whole, at, chance.randrange(8)))) for at in places}

    assert [at for at, code in outcomes.items() if code != 1] == []


def test_one_byte_changed_in_any_header_is_found():
    whole, chance = strong_pack(), random.Random(1)

    outcomes = {at: exit_code(verify(flipped(whole, at, chance.randrange(8)))) for at in header_places(whole)}

    assert len(outcomes) > 1500
    assert [at for at, code in outcomes.items() if code != 1] == []


def test_one_byte_changed_in_what_says_that_it_is_ours_is_found():
    whole = strong_pack()
    end = whole.index(b"Payload-Oxum")

    assert {exit_code(verify(flipped(whole, at, bit))) for at in range(end) for bit in (0, 1, 5)} == {1}


@pytest.mark.parametrize("share", [0.01, 0.1, 0.5, 0.9, 0.999])
def test_a_truncated_pack_is_invalid(share: float):
    verdict = verify(strong_pack()[: int(len(strong_pack()) * share)])

    assert verdict.outcome == "invalid"


def test_one_byte_too_many_or_too_few_is_invalid():
    whole = strong_pack()

    assert [verify(data).outcome for data in (whole + b"\n", b"\n" + whole, whole[:-1], whole[1:])] == ["invalid"] * 4


@pytest.mark.parametrize(
    "data",
    [b"", b"PK\x03\x04", b"%PDF-1.7 a letter", rezipped({"homework.txt": b"x"}), bytes(range(256)) * 40],
)
def test_what_is_no_pack_of_ours_cannot_be_told(data: bytes):
    verdict = verify(data)

    assert (verdict.outcome, exit_code(verdict)) == ("cannot_tell", 2)


def test_a_pack_of_a_later_format_cannot_be_told():
    assert verify(mended({}, {"Firedrill-Pack-Format": "6"})).outcome == "cannot_tell"


@pytest.mark.parametrize("said", ["1", "2", "3", "4"])
def test_a_pack_of_an_earlier_format_cannot_be_told_and_the_format_is_named(said: str):
    verdict = verify(mended({}, {"Firedrill-Pack-Format": said}))

    assert verdict.outcome == "cannot_tell"
    assert verdict.fault == f"This pack needs an earlier release: its format is {said}, this program reads 5."


@pytest.mark.parametrize("said", ["0", "one", "", "-1"])
def test_a_format_that_never_was_is_invalid(said: str):
    assert verify(mended({}, {"Firedrill-Pack-Format": said})).outcome == "invalid"


def test_a_pack_zipped_again_by_another_program_is_invalid():
    folder, files = opened()

    verdict = verify(rezipped({f"{folder}/{name}": content for name, content in files.items()}, 8))

    assert str(verdict.fault).endswith("is compressed; in a pack nothing is")


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("bagit.txt", "bagit.txt is missing"),
        ("manifest-sha512.txt", "manifest-sha512.txt is missing"),
        ("tagmanifest-sha256.txt", "tagmanifest-sha256.txt is missing"),
        (f"{RUN}/rubric.json", "manifest-sha256.txt: lists what is not there"),
    ],
)
def test_a_member_left_out_is_named(name: str, fault: str):
    assert verify(with_file(name, None)).fault == fault


def test_a_member_too_many_is_named():
    assert verify(with_file("data/extra.html", b"<p>Passed!")).fault == (
        "data/extra.html: does not match manifest-sha256.txt"
    )


def test_a_member_too_many_with_mended_manifests_is_named():
    assert verify(mended({"data/extra.html": b"<p>Passed!"})).fault == "data/extra.html is not part of a pack"


def test_a_required_member_left_out_with_mended_manifests_is_named():
    assert verify(mended({f"{RUN}/events.jsonl": None})).fault == f"{RUN}/events.jsonl is missing"


def test_two_members_with_their_contents_swapped_are_named():
    _, files = opened()
    one, other = f"{RUN}/rubric.json", f"{RUN}/scenario.json"

    fault = verify(mended({one: files[other], other: files[one]})).fault

    assert str(fault).startswith(f"{other}: cannot be read at")


def test_a_renamed_folder_is_named():
    _, files = opened()

    assert str(verify(zipped("pack-of-somebody-else", files)).fault).startswith("the folder is called")


def test_two_bags_in_one_zip_are_invalid():
    folder, files = opened()
    both = {**{f"{folder}/{n}": c for n, c in files.items()}, "another/bagit.txt": bag.DECLARATION}

    assert verify(write(both)).fault == "the zip holds 2 folders and should hold one"
