"""Packs in which words were read: checked by asking those again who can be asked, and never a judge."""

from pathlib import Path

import pytest

from simulator.assessment_log import effectives
from simulator.cli import main
from simulator.evidence.pack import PackRun
from simulator.evidence.verify import verify
from simulator.scoring.registry import CHECKS, again
from simulator.scoring.rules_only import RulesOnly
from simulator.scoring.score import Score
from tests.evidence.packing import built, chosen, pack_run, read_too, said

EVERYBODY = again(CHECKS)


def read() -> PackRun:
    return read_too(pack_run("strong"), RulesOnly())


def judged(run: PackRun, name: str = "judge@1:m") -> Score:
    return Score(
        criterion="R-known", scorer=name, rubric=run.rubric.digest, status="level", level="not_shown", reason="So."
    )


def test_a_pack_whose_words_were_read_is_valid_for_whoever_can_read_them_again():
    assert any(counts.score.scorer == "rules@1" for counts in effectives(read().assessments))
    assert verify(built(chosen(read())), EVERYBODY).fault is None


def test_who_cannot_read_them_again_cannot_tell():
    assert verify(built(chosen(read())), CHECKS).outcome == "cannot_tell"


def test_a_level_that_its_reader_does_not_give_again_is_found():
    run = pack_run("strong")
    made_up = judged(run, "rules@1")
    place = len(run.assessments) + 1
    fault = verify(built(chosen(said(run, made_up))), EVERYBODY).fault
    assert str(fault).endswith(f"assessments.jsonl: assessment {place}: rules@1 says otherwise of R-known")


def test_a_judge_is_believed_and_not_asked_again():
    run = read()
    assert verify(built(chosen(said(run, judged(run)))), EVERYBODY).fault is None


def test_the_command_line_has_every_reader_at_hand(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    pack = tmp_path / "pack.zip"
    pack.write_bytes(built(chosen(read())))
    assert main(["verify", str(pack)]) == 0
    assert capsys.readouterr().out.startswith("valid")
