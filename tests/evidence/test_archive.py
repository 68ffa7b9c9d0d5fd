"""One spelling for a zip."""

import io
import zipfile

import pytest

from simulator.evidence.archive import Damaged, read, write

MEMBERS = {"bag/a.txt": b"one", "bag/data/b.txt": b"two" * 50, "bag/data/empty": b""}


def rezipped(members: dict[str, bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    """The same members as another program would zip them."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return kept.getvalue()


def test_what_is_written_is_read_back():
    assert read(write(MEMBERS)) == MEMBERS


def test_the_order_in_which_members_are_given_changes_nothing():
    assert write(dict(reversed(MEMBERS.items()))) == write(MEMBERS)


def test_other_programs_read_it():
    with zipfile.ZipFile(io.BytesIO(write(MEMBERS))) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == MEMBERS
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_every_changed_byte_is_found_wherever_it_is():
    whole = write(MEMBERS)

    unseen = [at for at in range(len(whole)) if not damaged(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])]

    assert unseen == []


def test_every_cut_is_found():
    whole = write(MEMBERS)

    assert [at for at in range(1, len(whole)) if not damaged(whole[:at])] == []


def damaged(data: bytes) -> bool:
    try:
        read(data)
    except Damaged:
        return True
    return False


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (rezipped(MEMBERS, zipfile.ZIP_DEFLATED), "bag/a.txt is compressed"),
        (rezipped(MEMBERS), "is not what this program writes there"),
        (write(MEMBERS) + b"!", "is not what this program writes there"),
        (b"!" + write(MEMBERS), "byte 0: the file is cut short or damaged after its beginning"),
        (write(MEMBERS)[:40], "bag/a.txt: the file ends before it does"),
        (write(MEMBERS).replace(b"one", b"One"), "bag/a.txt: its bytes do not match its checksum"),
        (b"", "cut short"),
    ],
)
def test_a_file_written_otherwise_is_refused_with_the_place(data: bytes, fault: str):
    with pytest.raises(Damaged, match=fault):
        read(data)


@pytest.mark.parametrize(
    "name", ["../evil.txt", "/etc/passwd", "a//b", "C:\\x", "a/./b", "a b", "x" * 201, "a/\u202efdp.exe"]
)
def test_a_name_that_no_pack_has_is_refused(name: str):
    with pytest.raises(Damaged, match="which no pack has"):
        read(rezipped({name: b"x"}))


def test_two_members_whose_names_differ_in_case_alone_are_refused():
    with pytest.raises(Damaged, match="is in it twice"):
        read(write({"bag/A.txt": b"1", "bag/a.txt": b"2"}))


def test_a_header_that_claims_gigabytes_costs_nothing():
    whole = bytearray(write({"bag/a": b"1"}))
    whole[18:26] = b"\xff" * 8

    with pytest.raises(Damaged, match="bag/a: the file ends before it does"):
        read(bytes(whole))
