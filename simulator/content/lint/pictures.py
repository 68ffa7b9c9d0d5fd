"""Pictures, sounds and films are told in words that stand for them, to whoever cannot see or hear them."""

import re
from collections.abc import Iterator

from simulator.content.lint.draft import Draft, Found
from simulator.content.scenario import Inject, Media, PlannedPost, Scenario
from simulator.content.yaml import Place

FEWEST = 3
"""Words that can tell of a picture."""
_A_FILE = re.compile(r"\.(?:png|jpe?g|gif|webp|svg|heic|mp4|mov|webm|mp3|wav)\b", re.IGNORECASE)
MASK = "▇"


def pictures_are_told(draft: Draft) -> Found:
    """A file's name or one word is no alt text."""
    for node in draft.of(Media, PlannedPost):
        key = "alt" if node.kind is Media else "asset"
        told = node.get(key)
        if isinstance(told, str) and (_A_FILE.search(told) or len(told.split()) < FEWEST):
            yield (*node.place, key), f'"{told[:40]}" tells nobody what is to be seen; needed: alt text, in words'


def what_is_masked_is_covered(scenario: Scenario) -> Iterator[tuple[Place, str]]:
    """What had to be masked can distress all the same."""
    for index, inject in enumerate(scenario.injects):
        if inject.cover is None and any(MASK in scenario.texts.get(body, "") for body in _bodies(inject)):
            yield ("injects", index), "shows something masked without a cover: should it be asked for first?"


def _bodies(inject: Inject) -> Iterator[str]:
    yield from (body for body in (inject.body, *(variant.body for variant in inject.one_of)) if body)
