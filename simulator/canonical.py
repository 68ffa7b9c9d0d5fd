"""One spelling for every value that is hashed: RFC 8785 canonical JSON under a tagged digest."""

import hashlib
from typing import Any

import rfc8785

GENESIS = "sha256:" + "0" * 64
"""What the first record of a chain names as the one before it."""


def canonical_json(value: Any) -> bytes:
    """`value` (JSON types, integers only) as RFC 8785 bytes: one value, one spelling, on every machine."""
    return rfc8785.dumps(value)


def digest_bytes(data: bytes) -> str:
    """`sha256:` and 64 hexadecimal digits. The tag makes a later change of algorithm visible."""
    return "sha256:" + hashlib.sha256(data).hexdigest()


def digest(value: Any) -> str:
    """The tagged digest of a JSON value."""
    return digest_bytes(canonical_json(value))
