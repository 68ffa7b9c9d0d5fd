"""One spelling for a zip: members stored, names sorted, time 1980-01-01, nothing optional. So a zip can be rebuilt from
its members and compared, and one changed byte is found wherever it is. Nothing is unpacked, so nothing can explode.
"""

import re
import struct
import zlib
from collections.abc import Iterator, Mapping

LOCAL = struct.Struct("<4s5H3L2H")
CENTRAL = struct.Struct("<4s6H3L5H2L")
END = struct.Struct("<4s4H2LH")
LOCAL_MARK, CENTRAL_MARK, END_MARK = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
NEEDS, MADE_BY = 20, (3 << 8) | 20
"""Format version 2.0; made on Unix, which gives the access rights their meaning."""
MIDNIGHT, NEW_YEAR_1980 = 0, (0 << 9) | (1 << 5) | 1
READABLE = 0o100644 << 16
MOST_BYTES, MOST_MEMBERS = 256 * 1024 * 1024, 20_000

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*(?:/[A-Za-z0-9][A-Za-z0-9._-]*)*")
_LONGEST_NAME = 200


class Damaged(Exception):
    """Not a zip as `write` writes it. The message names the first place where it differs."""


def write(members: Mapping[str, bytes]) -> bytes:
    """The zip of these members; the same members give the same bytes on every machine."""
    body, directory = bytearray(), bytearray()
    for name in sorted(members):
        content = members[name]
        common = (NEEDS, 0, 0, MIDNIGHT, NEW_YEAR_1980, zlib.crc32(content), len(content), len(content), len(name), 0)
        directory += CENTRAL.pack(CENTRAL_MARK, MADE_BY, *common, 0, 0, 0, READABLE, len(body)) + name.encode("ascii")
        body += LOCAL.pack(LOCAL_MARK, *common) + name.encode("ascii") + content
    end = END.pack(END_MARK, 0, 0, len(members), len(members), len(directory), len(body), 0)
    return bytes(body + directory + end)


def read(data: bytes) -> dict[str, bytes]:
    """The members of a zip that `write` wrote. Damaged for any other file, be it a good zip of another program."""
    members: dict[str, bytes] = {}
    known: set[str] = set()
    for name, content in _members(data):
        if name.casefold() in known:
            raise Damaged(f"{name} is in it twice")
        if len(known) == MOST_MEMBERS:
            raise Damaged(f"it has more than {MOST_MEMBERS} members")
        known.add(name.casefold())
        members[name] = content
    again = write(members)
    if again != data:
        raise Damaged(f"byte {_first_difference(again, data)} is not what this program writes there")
    return members


def _members(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Every member in the order of the file; sizes come from headers and never reach beyond the file."""
    at, last = 0, "its beginning"
    while data[at : at + 4] != CENTRAL_MARK:
        if data[at : at + 4] != LOCAL_MARK or at + LOCAL.size > len(data):
            raise Damaged(f"byte {at}: the file is cut short or damaged after {last}")
        fields = LOCAL.unpack_from(data, at)
        begin = at + LOCAL.size + fields[9] + fields[10]
        name = _name(data[at + LOCAL.size : at + LOCAL.size + fields[9]], at)
        content = data[begin : begin + fields[8]]
        _as_written(name, fields, content)
        yield name, content
        at, last = begin + fields[8], name


def _name(raw: bytes, at: int) -> str:
    name = raw.decode("ascii", errors="replace")
    if len(name) > _LONGEST_NAME or not _NAME.fullmatch(name):
        raise Damaged(f"byte {at}: a member has the name {name[:_LONGEST_NAME]!a}, which no pack has")
    return name


def _as_written(name: str, fields: tuple[int, ...], content: bytes) -> None:
    if fields[3] != 0:
        raise Damaged(f"{name} is compressed; in a pack nothing is")
    if len(content) != fields[8]:
        raise Damaged(f"{name}: the file ends before it does")
    if fields[6] != zlib.crc32(content):
        raise Damaged(f"{name}: its bytes do not match its checksum")


def _first_difference(one: bytes, other: bytes) -> int:
    """By halving: comparing byte by byte takes too long in a large file."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
