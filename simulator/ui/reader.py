"""The reader's own wall clock. Records are in UTC; a page says when something was as the reader's watch said it."""

from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from simulator.ui.session import parts


def now() -> datetime:
    """Now, in the reader's zone."""
    return parts().clock().astimezone(zone(st.context.timezone))


def zone(name: str | None) -> tzinfo:
    """The zone a browser names; UTC where it names none that is known. The name comes from outside."""
    try:
        return ZoneInfo(name) if name else UTC
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC
