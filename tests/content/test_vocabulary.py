"""Content stands below the engine and may not import it, so what both must know is compared here."""

from typing import Any, get_args

import pytest

from simulator.content.bots import COMMAND_PARTS
from simulator.content.conditions import EventKind, EventPart
from simulator.content.document import Document
from simulator.content.references import NAMED_IN_VALUES, REFERENCES
from simulator.content.shape import fields
from simulator.runs.commands import COMMANDS, Command
from simulator.runs.events import Happening
from simulator.runs.play import commands_of
from tests.shipped import shipped_library

NOT_FOR_CONDITIONS = {"clock.advanced", "timer.set", "crowd.pushed", "run.forked", "tutor.noted"}


def members(union: Any) -> list[type[Document]]:
    return list(get_args(get_args(union)[0]))


def kind_of(document: type[Document]) -> str:
    return str(document.model_fields["kind"].default)


def test_a_condition_may_name_every_event_but_those_that_only_keep_the_log():
    assert set(get_args(EventKind)) == {kind_of(event) for event in members(Happening)} - NOT_FOR_CONDITIONS


def test_a_condition_asks_only_for_parts_that_events_have():
    assert set(get_args(EventPart)) <= {part for event in members(Happening) for part in event.model_fields}


def test_a_bot_may_send_every_command_with_every_part_of_it():
    parts = {kind_of(command): set(command.model_fields) - {"kind"} for command in members(Command)}

    assert {kind: set(known) for kind, known in COMMAND_PARTS.items()} == parts


def test_every_step_of_every_bot_is_a_command():
    library = shipped_library()

    for bots in library.bots.values():
        for bot in bots:
            sent = [COMMANDS.dump_python(command, mode="json")["kind"] for _, command in commands_of(bot)]
            assert sent == [step.send["kind"] for step in bot.do]


@pytest.mark.parametrize("kind", list(REFERENCES))
def test_the_table_of_references_names_keys_that_exist(kind: type[Document]):
    assert set(REFERENCES[kind]) | set(NAMED_IN_VALUES.get(kind, {})) <= set(fields(kind))
