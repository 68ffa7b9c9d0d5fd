"""The library that ships, loaded once for each process of tests: that takes more than a second, and nothing changes."""

from functools import cache

from simulator.content.library import Library, load_library
from simulator.settings import ROOT


@cache
def shipped_library() -> Library:
    return load_library(ROOT)
