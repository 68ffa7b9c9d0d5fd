"""Fixtures that tests of more than one layer share."""

from tests.serving import server

__all__ = ["server"]
