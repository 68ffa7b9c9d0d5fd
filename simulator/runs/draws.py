"""Chance by key: the same seed and key give the same number on every machine, and a new key shifts no other."""

import hashlib


def draw(seed: int, stream: str, *, key: str, n: int, low: int, high: int) -> int:
    """An integer from `low` to `high`, both included, from the first 8 bytes of SHA-256 over `seed|stream|key|n`."""
    if low > high:
        raise ValueError(f"nothing lies between {low} and {high}")
    first = hashlib.sha256(f"{seed}|{stream}|{key}|{n}".encode()).digest()[:8]
    return low + int.from_bytes(first, "big") * (high - low + 1) // 2**64
