"""The learner's pages as a person meets them, without a browser: what is drawn, and what becomes of a press."""

import json
from collections.abc import Iterator
from contextlib import _GeneratorContextManager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from simulator.errors import StoreUnavailable
from simulator.installation import install
from simulator.runs.commands import AdvanceClock, EndRun, PauseQueue
from simulator.services import practise
from simulator.settings import ROOT, Settings
from simulator.store.store import Store, Tx
from simulator.ui.desk.sending import TURNS
from tests.services.conftest import ISSUER, House, house, make_house
from tests.wire import sent

__all__ = ["house", "make_house"]

PARTS = ("report", "content", "account", "hours", "clause", "notices", "escalate", "severity", "preserve")
DECISION = {"report": "agree", "content": "hide", "account": "warn", "preserve": True, "clause": "P2"}
ADVANCE = AdvanceClock(to=360)

manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)
"""Streamlit reads about every installed package anew for each page of a test."""


@dataclass
class Seat:
    """A person at a browser, and the installation behind it."""

    house: House
    name: str = "ann"

    def page(self, file: str = "practise", **query: str) -> AppTest:
        install(replace(self.house.parts, settings=Settings(sign_in="oidc")))
        page = AppTest.from_file(Path(ROOT / "simulator/ui/router.py"), default_timeout=30)
        page.user = {"is_logged_in": True, "iss": ISSUER, "sub": self.name, "iat": self.house.clock.now.timestamp()}
        page.run()
        page.switch_page(f"../../pages/{file}.py")
        page.query_params.update(query)
        return page.run()

    def at_the_case(self) -> tuple[str, AppTest]:
        run = self.house.start(self.name).run
        self.house.send(self.name, run, ADVANCE)
        return run, self.page(run=run, at="queue")

    def events(self, run: str, kind: str) -> int:
        state = practise.desk(self.house.parts, self.house.who(self.name), run).state
        return len(state.happened.get(kind, ()))


@pytest.fixture
def seat(house: House) -> Seat:
    return Seat(house)


def button(page: AppTest, label: str):
    return next(each for each in page.button if each.label == label)


def widget(kind: Any, page: AppTest, part: str):
    return next(each for each in kind if each.key and each.key.endswith(f":{part}"))


def forms(page: AppTest) -> Iterator[tuple[str, dict[str, Any]]]:
    """The id and the data of every part that asks something or has a button to send it."""
    for part in page.get("bidi_component"):
        data = json.loads(part.proto.json)[0]
        if "acts" in data:
            yield part.proto.id, data


def press(page: AppTest, label: str, **given: object) -> AppTest:
    """Press a form's button as a browser does, with so much given in the form."""
    acts = ((widget, form["seq"], act) for widget, form in forms(page) for act in form["acts"])
    widget, seq, act = next(found for found in acts if found[2]["label"] == label)
    states = page._tree.get_widget_states()
    states.widgets.extend(sent(widget, "send", {"act": act["id"], "seq": seq, "given": given}))
    return page._run(states)


def said(page: AppTest) -> str:
    return " ".join(form["said"]["reads"] for _, form in forms(page) if form["said"])


def warnings(page: AppTest) -> str:
    return " ".join(warning.value.replace("\\", "") for warning in page.warning)


def headings(page: AppTest) -> list[str]:
    return [each.value for each in (*page.title, *page.header)]


def test_before_a_run_nothing_is_chosen_and_starting_without_a_choice_is_refused_in_words(seat: Seat):
    page = seat.page(start="patch-day")
    assert [radio.value for radio in page.radio] == [None]
    button(page, "Start the shift").click().run()
    assert warnings(page) == "Choose how to play it first."
    assert "run" not in page.query_params


def test_starting_opens_the_desk_and_names_the_run_in_the_url(seat: Seat):
    page = seat.page(start="patch-day")
    page.radio[0].set_value("practice")
    button(page, "Start the shift").click().run()
    assert not page.exception
    assert page.query_params["run"] == practise.my_runs(seat.house.parts, seat.house.who("ann"))[0].id
    assert "Nobody has written yet" in headings(page)


@pytest.mark.parametrize("minutes", [1, 45])
def test_every_place_of_the_desk_can_be_opened_by_its_address_early_and_late(seat: Seat, minutes: int):
    run = seat.house.start("ann").run
    seat.house.send("ann", run, AdvanceClock(to=minutes * 60))
    page = seat.page(run=run)
    for at in ("forum", "micro", "mail", "queue", "schedule", "writing", "figures", "brand"):
        page.query_params["at"] = at
        page.run()
        assert (at, list(page.exception), list(page.error)) == (at, [], [])


def test_no_part_of_a_decision_is_chosen_for_anyone(seat: Seat):
    _, page = seat.at_the_case()
    asked = {ask["id"] for _, form in forms(page) for row in form["rows"] for ask in row}
    assert set(PARTS) <= asked
    press(page, "Decide")
    assert "Still to say: whether the report is right; what happens to the post;" in said(page)


def test_a_decision_with_parts_missing_is_refused_and_told_what_is_missing(seat: Seat):
    run, page = seat.at_the_case()
    press(page, "Decide", **DECISION)
    assert "Still to say: your reason" in said(page)
    assert (seat.events(run, "command.refused"), seat.events(run, "case.decided")) == (1, 0)


def test_the_case_one_reads_stays_open_when_others_come_and_leads_to_the_next_once_it_is_closed(seat: Seat):
    run, page = seat.at_the_case()
    reads = headings(page)
    seat.house.send("ann", run, AdvanceClock(to=32 * 60))
    assert headings(page.run()) == reads
    assert any("09:20 without a decision" in each.value.replace("\\", "") for each in page.markdown)
    following = button(page, "Open the next").click().run()
    assert not following.exception
    assert headings(following) != reads
    assert "Open the next" not in [each.label for each in following.button]


def test_the_reason_stored_as_a_draft_is_the_reason_that_is_sent(seat: Seat):
    run, _ = seat.at_the_case()
    who = seat.house.who("ann")
    practise.save_draft(seat.house.parts, who, run, key="case:case-insult:why", text="She asked.", rev=3)
    press(seat.page(run=run, at="queue"), "Decide", **DECISION)
    decided = practise.desk(seat.house.parts, who, run).state.cases["case-insult"].decision
    assert decided is not None
    assert decided.why == "She asked."


def test_a_page_older_than_the_record_says_what_happened_and_sends_nothing(seat: Seat):
    run, page = seat.at_the_case()
    seat.house.send("ann", run, PauseQueue(note=""))
    press(page, "Decide", **DECISION)
    assert "Since this page was drawn: You paused everything planned" in said(page)
    assert seat.events(run, "case.decided") == seat.events(run, "command.refused") == 0


def test_when_the_record_cannot_be_reached_the_page_says_that_nothing_was_saved(seat: Seat):
    run, page = seat.at_the_case()
    working = seat.house.parts
    install(replace(working, settings=Settings(sign_in="oidc"), store=ReadOnly(working.store)))
    press(page, "Decide", **DECISION)
    assert "Not saved – keep this page open" in said(page)
    assert seat.events(run, "case.decided") == 0


def test_a_form_comes_back_under_another_name_also_after_its_keys_have_come_again(seat: Seat):
    run, who = seat.house.start("ann").run, seat.house.who("ann")
    page = seat.page(run=run, at="forum")
    names: list[str] = []
    for turn in range(TURNS + 2):
        names += {form["form"] for _, form in forms(page)}
        practise.save_draft(
            seat.house.parts, who, run, key="reply:forum", text=f"We see it, {turn}.", rev=10 * (turn + 1)
        )
        page.run()
        press(page, "Post to Lanternfall boards", intent="acknowledge", promises="none", expect="Calm.")
    replies = practise.desk(seat.house.parts, who, run).state.happened["reply.published"]
    assert len(replies) == len(set(names)) == len(names) == TURNS + 2


@pytest.mark.parametrize("nonsense", [{"intent": ["acknowledge"]}, {"promises": {"a": 1}}, {"facts_used": "x"}])
def test_what_no_form_can_hold_is_as_good_as_not_given(seat: Seat, nonsense: dict[str, Any]):
    run, who = seat.house.start("ann").run, seat.house.who("ann")
    practise.save_draft(seat.house.parts, who, run, key="reply:forum", text="We see it.", rev=1)
    page = seat.page(run=run, at="forum")
    press(page, "Post to Lanternfall boards", **{"intent": "acknowledge", "promises": "none", **nonsense})
    assert not page.exception
    assert seat.events(run, "reply.published") == ("facts_used" in nonsense)


@pytest.mark.parametrize("given", [{"intent": "x" * 90}, {"confidence": "very"}, {"intent": "made-up"}])
def test_what_was_not_offered_is_refused_in_words(seat: Seat, given: dict[str, Any]):
    run, who = seat.house.start("ann").run, seat.house.who("ann")
    practise.save_draft(seat.house.parts, who, run, key="reply:forum", text="We see it.", rev=1)
    page = press(seat.page(run=run, at="forum"), "Post to Lanternfall boards", promises="none", **given)
    assert not page.exception
    assert said(page)
    assert seat.events(run, "reply.published") == 0


@pytest.mark.parametrize("name", ["ben", "cy"])
def test_nobody_elses_run_is_shown(seat: Seat, name: str):
    run = seat.house.start("ann").run
    page = Seat(seat.house, name).page(run=run)
    assert [info.value.replace("\\", "") for info in page.info] == ["There is nothing here for you."]
    assert headings(page) == []


def test_a_run_that_is_over_shows_how_it_ended_and_the_way_on(seat: Seat):
    run = seat.house.ended("ann")
    page = seat.page(run=run, at="queue")
    assert headings(page)[0].startswith("The shift is over")
    assert button(page, "See what happened")


@pytest.mark.parametrize(
    ("name", "heading"), [("ann", "Open now"), ("tess", "Waiting for you"), ("ada", "Your learners")]
)
def test_home_begins_with_the_next_step_of_the_role(seat: Seat, name: str, heading: str):
    seat.house.ended("ann")
    page = Seat(seat.house, name).page("home")
    assert not page.exception
    assert headings(page)[1] == heading


def test_home_offers_to_carry_on_where_a_run_is_open(seat: Seat):
    seat.house.start("ann")
    page = seat.page("home")
    assert button(page, "Carry on")
    assert "1 run is open, and no new feedback is there." in [each.value.replace("\\", "") for each in page.markdown]


class ReadOnly(Store):
    """A store whose disk is full: reading works, no transaction can be opened for writing."""

    def __init__(self, working: Store) -> None:
        self.read = working.read  # type: ignore[method-assign]

    def write(self) -> "_GeneratorContextManager[Tx]":
        raise StoreUnavailable


def test_the_end_is_asked_about_and_can_be_called_off(seat: Seat):
    run = seat.house.start("ann").run
    page = seat.page(run=run)
    page.session_state[f"ending:{run}"] = True
    page.run()
    button(page, "Keep going").click().run()
    assert not any(each.label == "End the shift now" for each in page.button)
    assert seat.events(run, "run.ended") == 0
    seat.house.send("ann", run, EndRun())
