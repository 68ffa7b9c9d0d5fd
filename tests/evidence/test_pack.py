"""What is in a pack, and that anybody's BagIt program accepts it."""

import hashlib
import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import bagit
import pytest
import rfc8785

from simulator.assessment_log import of_review
from simulator.canonical import canonical_json, digest_bytes
from simulator.content.scenario import Scenario
from simulator.evidence.pack import PackInput, PackRun, files
from simulator.evidence.verify import verify
from simulator.review import Verdict, decide
from simulator.scoring.score import Score
from tests.evidence.forging import RUN, opened
from tests.evidence.hostile import HOSTILE
from tests.evidence.packing import (
    BUILT_AT,
    CONFIRMED_AT,
    built,
    chosen,
    pack_run,
    reviewed,
    strong_pack,
    with_words,
)
from tests.evidence.packing import (
    said as scored_too,
)


def payload(**parts: Any) -> dict[str, bytes]:
    return files(chosen(**parts))


def result(data: bytes, criterion: str) -> dict[str, Any]:
    return next(found for found in json.loads(data)["results"] if found["criterion"] == criterion)


def with_error(said: Verdict) -> PackRun:
    """A strong run in which a judge suspected an error under one criterion, and a tutor's word on it."""
    score = Score(
        criterion="R-known", scorer="judge@1:m", rubric=pack_run("strong").rubric.digest, status="level",
        level="secure", reason="So.", critical=("personal-data",),
    )  # fmt: skip
    run = scored_too(pack_run("strong"), score)
    last = run.assessments[-1]
    review = decide(
        score, last.seq, None, level="emerging", reason="A number is in it.", feedback="", author="t1",
        author_name="Tess Example", critical={"personal-data": said},
    )  # fmt: skip
    record = of_review(run.run, review, at=CONFIRMED_AT, command_id="c9", after=last)
    return replace(run, assessments=(*run.assessments, record))


def unpacked(data: bytes, where: Path) -> Path:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        archive.extractall(where)
    (folder,) = where.iterdir()
    return folder


def test_a_bagit_program_that_is_not_ours_validates_it(tmp_path: Path):
    bag = bagit.Bag(str(unpacked(strong_pack(), tmp_path)))

    bag.validate()

    assert bag.info["Firedrill-Runs"] == "1"
    assert set(bag.algorithms) == {"sha256", "sha512"}


def test_a_bagit_program_finds_a_changed_file(tmp_path: Path):
    folder = unpacked(strong_pack(), tmp_path)
    with (folder / "data/VERIFY.md").open("ab") as kept:
        kept.write(b".")

    with pytest.raises(bagit.BagValidationError):
        bagit.Bag(str(folder)).validate()


def test_two_builds_of_the_same_pack_are_the_same_bytes():
    again = chosen().__class__(**{name: value for name, value in vars(chosen()).items() if name != "progress"})

    assert built(again) == strong_pack()


def test_every_file_a_stranger_needs_is_in_it():
    _, inside = opened()

    assert {name for name in inside if name.startswith("data/")} == {
        "data/00-summary.html", "data/VERIFY.md", "data/pack.json", "data/progress.json", "data/rubrics.json",
        "data/standard.json", f"{RUN}/assessments.jsonl", f"{RUN}/decisions.json", f"{RUN}/events.jsonl",
        f"{RUN}/rubric.json", f"{RUN}/scenario.json",
    }  # fmt: skip


def test_the_plain_sha256_of_scenario_and_rubric_stands_in_the_first_event():
    _, inside = opened()
    started = json.loads(inside[f"{RUN}/events.jsonl"].splitlines()[0])["data"]

    assert started["scenario_digest"] == digest_bytes(inside[f"{RUN}/scenario.json"])
    assert started["rubric_digest"] == digest_bytes(inside[f"{RUN}/rubric.json"])


@pytest.mark.parametrize("name", ["events.jsonl", "assessments.jsonl"])
def test_the_steps_of_verify_md_check_a_chain_by_hand(name: str):
    _, inside = opened()
    previous = "sha256:" + "0" * 64

    for line in inside[f"{RUN}/{name}"].splitlines():
        record = json.loads(line)
        said = record.pop("hash")
        assert record["prev_hash"] == previous
        assert said == "sha256:" + hashlib.sha256(rfc8785.dumps(record)).hexdigest()
        previous = said

    assert previous in inside["bag-info.txt"].decode()


def test_the_packed_scenario_is_read_back_as_it_was_played():
    _, inside = opened()

    assert Scenario.from_compiled(inside[f"{RUN}/scenario.json"]) == chosen().runs[0].scenario


def test_bag_info_states_the_heads_and_the_counts():
    run = pack_run("strong")

    info = chosen().info()

    assert run.events_head in info["Firedrill-Run-0001"]
    assert run.assessments_head in info["Firedrill-Run-0001"]
    assert (info["Firedrill-Levels-Confirmed"], info["Firedrill-Levels-Suggested"]) == ("2", "4")


def test_a_confirmed_level_goes_in_with_who_and_when_and_why():
    found = result(payload()[f"{RUN}/decisions.json"], "R-tone")

    assert (found["status"], found["level"], found["confirmed_by"]) == ("confirmed", "secure", "Tess Example")
    assert (found["confirmed_at"], found["reason"]) == (CONFIRMED_AT, "Fits both channels; the boards get the detail.")


def test_a_suggestion_never_goes_in_as_a_level():
    found = result(payload()[f"{RUN}/decisions.json"], "R-safeguard")

    assert ("level" in found, found["suggested"], found["status"]) == (False, "strong", "suggested")


def test_a_changed_level_goes_in_beside_the_one_that_was_suggested():
    run = reviewed(pack_run("strong"), ("R-closing", "emerging", "The excuse comes first."))

    found = result(files(chosen(run))[f"{RUN}/decisions.json"], "R-closing")

    assert (found["suggested"], found["level"], found["reason"]) == ("strong", "emerging", "The excuse comes first.")


def test_what_a_tutor_said_of_a_suspected_error_goes_in_and_verifies():
    run = with_error("confirmed")

    inside = files(chosen(run))

    assert result(inside[f"{RUN}/decisions.json"], "R-known")["critical"] == {"personal-data": "confirmed"}
    page = inside["data/00-summary.html"].decode()
    assert "Outweighs everything else" in page
    assert "Does it show who somebody is" in page
    assert "A language model read what was written: m." in page
    assert verify(built(chosen(run))).fault is None


def test_a_dismissed_suspicion_is_told_as_one():
    page = files(chosen(with_error("dismissed")))["data/00-summary.html"].decode()

    assert "Suspected, and not so" in page
    assert "Outweighs everything else" not in page


@pytest.mark.parametrize("learner", ["../../evil", "CON", "\u202efdp.exe", "", "a/b\\c", "x" * 300])
def test_names_are_built_from_ids_and_hold_nothing_else(learner: str):
    pack = chosen(learner=learner or "-")

    assert pack.name.startswith("pack-st0345-")
    assert pack.name.isascii()
    assert len(pack.name) < 40
    assert verify(built(pack)).outcome == "valid"


@pytest.mark.parametrize("name", ["Ann\nPayload-Oxum: 0.0", "\u202eeve", "x" * 5_000, "  ", "=HYPERLINK()"])
def test_a_hostile_name_changes_nothing_but_itself(name: str):
    pack = chosen(learner_name=name, built_by=name, organisation="org\nFiredrill-Pack-Format: 9")

    assert verify(built(pack)).fault is None


@pytest.mark.parametrize("words", HOSTILE[1::4], ids=range(1, len(HOSTILE), 4))
def test_a_pack_of_hostile_words_keeps_them_byte_for_byte_and_is_valid(words: str):
    run = with_words(words)

    packed = built(chosen(run))

    assert verify(packed).fault is None
    assert canonical_json(words) in packed


def test_a_pack_of_nothing_says_so():
    empty = PackInput(**{name: getattr(chosen(), name) for name in PackInput.__dataclass_fields__} | {"runs": ()})

    assert "No run is finished yet." in files(empty)["data/00-summary.html"].decode()
    assert empty.info()["Firedrill-Runs"] == "0"


def test_the_time_of_building_is_handed_in():
    assert json.loads(payload()["data/pack.json"])["built_at"] == BUILT_AT
