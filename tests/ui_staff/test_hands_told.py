"""What a learner did with their hands on the desk is told, and shown among their decisions with their own words."""

import pytest

from simulator.ui.debrief.decisions import decisions
from simulator.ui.debrief.telling import tell
from tests.runs.test_care import skipped
from tests.runs.world import SCRIPTS, SMALL, Run, played

TENDED = played(script=SCRIPTS["tending"])


def stopped():
    run = Run()
    run.do("run.stop")
    return run


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("post.edited", "You changed the words of your post on Boards"),
        ("post.pinned", "You pinned a post on Boards"),
        ("post.unpinned", "You unpinned a post on Boards"),
        ("thread.locked", "You locked the thread thread"),
        ("thread.unlocked", "You opened the thread thread again"),
        ("thread.split", "You made a reply on Boards a thread of its own"),
        ("post.scheduled", "You planned a post for 09:25 on Chirrup"),
        ("post.moved", "You moved your planned post to 09:23"),
        ("post.cancelled", "You cancelled the planned post Poll"),
        ("post.auto_sent", "Your planned post went out on Chirrup"),
        ("watch.set", "You left this for now, to look again at 09:15: Insult"),
        ("watch.due", "Time to look again: Insult"),
    ],
)
def test_an_act_is_told_in_a_sentence(kind, sentence):
    assert tell(TENDED.of(kind)[0], SMALL) == sentence


def test_another_case_and_a_stop_are_told():
    run = skipped()
    assert tell(run.of("case.skipped")[0], run.scenario) == "You took Spoiler in the place of Private data"
    assert tell(stopped().events[-1], SMALL) == "You stopped the run"


def test_the_words_of_each_act_stand_with_it():
    written = {d.title: [(w.where, w.text) for w in d.written] for d in decisions(TENDED.events, SMALL)}

    assert written["You changed the words of your post on Boards"] == [("Boards", "We look into it.")]
    assert written["You planned a post for 09:25 on Chirrup"] == [("Chirrup", "More at ten.")]
    assert written["You moved your planned post to 09:23"] == [("Note", "Sooner.")]
    assert written["You made a reply on Boards a thread of its own"] == [("Title", "Insults")]
    assert written["You left this for now, to look again at 09:15: Insult"] == [("Why", "A second report may come.")]
