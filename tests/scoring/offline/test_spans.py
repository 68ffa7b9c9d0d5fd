"""What is quoted is what was written, to the letter, whatever was written."""

import pytest

from simulator.encoder.minilm import Encoder
from simulator.scoring.offline.bank import Bank
from simulator.scoring.offline.model import Model
from simulator.scoring.offline.reading import Read, read
from simulator.scoring.offline.response import Response, respond
from simulator.scoring.rules_only import Blind
from tests.reading import remembering
from tests.scoring.offline.fuzzed import fuzzed
from tests.scoring.offline.small import SHOWN, page

SURE = Model((), (), (), ((), (), ()), (40.0, 40.0, 40.0), spread=1.0)
"""Expects the best of everything, so that a quotation is always called for."""


def faults(count: int, seed: int, encoder: Encoder) -> tuple[list[str], int]:
    """Quotations that do not stand in their text, as they are cited; and how many were cited."""
    bank, sheet, wrong, cited = Bank(encoder), page(), [], 0
    for texts in fuzzed(count, seed):
        response = respond(texts, SHOWN, encoder)
        (one,) = read(bank, SURE, sheet, response).values()
        spans = _spans(one, response)
        cited += len(spans)
        wrong += [quote for channel, start, end, quote in spans if texts[channel][start:end] != quote]
    return wrong, cited


def _spans(one: Read, response: Response) -> list[tuple[str, int, int, str]]:
    units = [*response.units, *(unit for told in one.told for unit in told.units)]
    units += [cap.unit for cap in one.levelled.caps if cap.unit is not None]
    return [(unit.text_of, unit.start, unit.end, unit.text) for unit in units]


@pytest.mark.parametrize("count", [2_000, pytest.param(10_000, marks=pytest.mark.soak)])
def test_every_quotation_from_thousands_of_odd_answers_stands_in_its_text(count: int):
    wrong, cited = faults(count, 1, Blind())
    assert cited > count
    assert wrong == []


def test_every_quotation_found_by_likeness_in_hundreds_of_odd_answers_stands_in_its_text():
    wrong, cited = faults(200, 2, remembering())
    assert cited > 200
    assert wrong == []
