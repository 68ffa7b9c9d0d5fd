"""Firedrill: rehearse the work of a digital community manager before it is real.

Layer order is data flow: content → runs → scoring → review → progress → evidence. A module imports what is below it in
that order and never what is above. See docs/architecture.md.
"""

from simulator import settings as settings  # first of all: what it says to numpy counts only before numpy is there
