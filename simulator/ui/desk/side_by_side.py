"""Things of one kind beside each other."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

T = TypeVar("T")


def side_by_side(things: Sequence[T]) -> Iterator[tuple[DeltaGenerator, T]]:
    """Up to three in a row, four as two and two: each still wide enough to write in."""
    for row in rows(things):
        yield from zip(st.columns(len(row), gap="medium"), row, strict=True)


def rows(things: Sequence[T]) -> list[Sequence[T]]:
    wide = 2 if len(things) == 4 else 3
    return [things[first : first + wide] for first in range(0, len(things), wide)]
