"""Text is kept as it was written, or refused whole; never bent."""

import pytest

from simulator.errors import Refused, UnstorableText
from simulator.store.store import Store
from tests.store.made import NOON, append, following, settled_run

PIECE = "👩‍👩‍👧 \u202eabc\u202c e\u0301\u0327 Z\u0351\u036b\u0343 ﷽ \ufeff\u200b\r\n\t= \\u0000 "
HOSTILE = (PIECE * (100_000 // len(PIECE) + 1))[:100_000]


@pytest.fixture(autouse=True)
def _a_run(store: Store) -> None:
    settled_run(store)


def test_a_hundred_thousand_characters_of_anything_come_back_equal(store: Store):
    new = following("run-1", text=HOSTILE)
    with store.write() as tx:
        tx.save_draft("run-1", "k", HOSTILE, 1, NOON)
        append(tx, "run-1", new)
        tx.commit()
    with store.read() as tx:
        assert tx.drafts("run-1")["k"].text == HOSTILE
        assert tx.events("run-1") == new


def test_five_thousand_stacked_marks_come_back_equal(store: Store):
    with store.write() as tx:
        assert tx.save_draft("run-1", "k", "e" + "\u0301" * 5_000, 1, NOON).text == "e" + "\u0301" * 5_000


@pytest.mark.parametrize(
    ("text", "told"),
    [("ab\0c", r"Character 3 .*U\+0000"), ("é\ud800", r"Character 2 .*U\+D800"), ("\udfff", r"Character 1 .*U\+DFFF")],
)
def test_nul_and_half_a_surrogate_pair_are_refused_before_the_database(store: Store, text: str, told: str):
    with store.write() as tx:
        for refuses in (Refused, ValueError, UnstorableText):
            with pytest.raises(refuses, match=told):
                tx.save_draft("run-1", "k", text, 1, NOON)
        kept = tx.save_draft("run-1", "k", "the transaction is still sound", 1, NOON)
        tx.commit()
    with store.read() as tx:
        assert tx.drafts("run-1") == {"k": kept}


def test_nul_in_an_event_is_refused_although_json_could_spell_it(store: Store):
    with store.write() as tx, pytest.raises(UnstorableText):
        append(tx, "run-1", following("run-1", text="a\0b"))


@pytest.mark.parametrize("bad", ["\0", "\ud800"])
def test_every_door_for_text_refuses_it(store: Store, bad: str):
    with store.write() as tx:
        for attempt in (
            lambda: tx.add_organisation(f"o{bad}", "Name"),
            lambda: tx.add_person("p", "north", f"Name{bad}"),
            lambda: tx.receipt(bad),
            lambda: tx.runs_in("north", [bad]),
            lambda: tx.put_document(bad, b"{}"),
        ):
            with pytest.raises(UnstorableText):
                attempt()
