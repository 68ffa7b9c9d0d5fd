"""What an editor is told of each file agrees with what the checker says of it."""

from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest

from simulator.content.folder import FILES
from simulator.content.schema import FILE_SCHEMAS, schema, write_schemas
from simulator.content.starter import SCHEMAS
from simulator.content.yaml import load
from simulator.settings import ROOT

SHIPPED = [path for path in sorted(ROOT.glob("scenarios/**/*.yml")) if path.name in FILE_SCHEMAS]


def faults(file: str, value: Any) -> list[str]:
    made = jsonschema.Draft202012Validator(schema(file))
    return [error.message for error in made.iter_errors(value)]


def value_of(path: Path) -> Any:
    return load(path.read_text(encoding="utf-8"), path.name).value


@pytest.mark.parametrize("file", FILE_SCHEMAS)
def test_each_is_a_schema(file: str):
    jsonschema.Draft202012Validator.check_schema(schema(file))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: str(path.relative_to(ROOT)))
def test_what_ships_fits_its_schema(path: Path):
    assert faults(path.name, value_of(path)) == []


@pytest.mark.parametrize("path", sorted((ROOT / "rubrics").glob("*.yml")), ids=lambda path: path.name)
def test_the_criteria_that_ship_fit_theirs(path: Path):
    assert faults("rubric.yml", value_of(path)) == []


@pytest.mark.parametrize(
    ("file", "value", "says"),
    [
        ("rules.yml", {"rulez": []}, "Additional properties"),
        ("timeline.yml", {}, "'injects' is a required property"),
        ("timeline.yml", {"injects": [{"id": "One", "channel": "a", "by": "b"}]}, "does not match"),
        (
            "tests.yml",
            {"bots": [{"name": "a", "about": "b", "seed": 1, "do": [{"at": 3, "send": "x"}], "expect": {}}]},
            "string",
        ),
        ("debrief.yml", {"questions": "Why?"}, "is not of type 'array'"),
    ],
)
def test_a_slip_is_marked_while_it_is_typed(file: str, value: Any, says: str):
    assert [fault for fault in faults(file, value) if says in fault]


@pytest.mark.parametrize("time", ["45s", "12m", "12m30s", "1h30m", "90m"])
def test_a_duration_has_its_unit(time: str):
    clock = schema("scenario.yml")["$defs"]["Clock"]["properties"]["length"]

    assert jsonschema.Draft202012Validator(clock).is_valid(time)
    assert not jsonschema.Draft202012Validator(clock).is_valid(time[:-1] + "x")
    assert not jsonschema.Draft202012Validator(clock).is_valid(12)


def test_a_field_has_its_sentence():
    inject = schema("timeline.yml")["$defs"]["Inject"]["properties"]

    assert "May contain" in inject["cover"]["description"]


def test_every_file_gets_one(tmp_path: Path):
    write_schemas(tmp_path / "new")

    assert {path.name for path in (tmp_path / "new").iterdir()} == {f"{Path(f).stem}.schema.json" for f in FILE_SCHEMAS}


@pytest.mark.parametrize("file", [name for name in FILES if name not in ("crowd.yml", "data.yml")])
def test_a_file_of_the_starter_says_where_its_schema_is(file: str):
    first = (ROOT / "simulator/content/starter" / file).read_text(encoding="utf-8").splitlines()[0]

    assert first == f"# yaml-language-server: $schema=../../{SCHEMAS}/{Path(file).stem}.schema.json"
