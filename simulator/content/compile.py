"""From a scenario's folder and its brand pack to one frozen document. Every fault that can be found is, and each names
its file and line."""

from typing import Any

from simulator.content.bots import ALL_PARTS, LATER, Bot, TestsFile
from simulator.content.document import seconds_in
from simulator.content.faults import validated
from simulator.content.folder import TESTS
from simulator.content.joining import Joined
from simulator.content.references import references
from simulator.content.scenario import Scenario
from simulator.content.shape import nodes
from simulator.errors import Fault


def compile_scenario(joined: Joined) -> tuple[Scenario | None, list[Fault]]:
    """The frozen scenario with its texts inside, or every fault of its form."""
    raw = joined.raw()
    used = {found.name for found in references(nodes(Scenario, raw)) if found.what == "texts"}
    if joined.pack:
        joined.pack.used |= used
    raw["texts"] = {ref: joined.texts[ref] for ref in sorted(used) if ref in joined.texts}
    scenario, problems = validated(Scenario, raw)
    return scenario, [fault for place, text in problems if (fault := joined.fault(place, text))]


def compile_bots(joined: Joined) -> tuple[tuple[Bot, ...], list[Fault]]:
    """The folder's bots with their texts inside, or every fault of their form."""
    loaded = joined.own.loaded.get(TESTS)
    if loaded is None:
        return (), []
    found, problems = validated(TestsFile, _with_commands(loaded.value, joined.texts))
    faults = [fault for place, text in problems if (fault := joined.own.fault_in(TESTS, place, text))]
    return found.bots if found else (), faults


def _with_commands(value: Any, texts: dict[str, str]) -> Any:
    """The bots with each step's `send` and its other keys made one command, and texts in the place of their names."""
    if not isinstance(value, dict) or not isinstance(value.get("bots"), list):
        return value
    return {**value, "bots": [_bot_with_commands(bot, texts) for bot in value["bots"]]}


def _bot_with_commands(bot: Any, texts: dict[str, str]) -> Any:
    if not isinstance(bot, dict) or not isinstance(bot.get("do"), list):
        return bot
    return {**bot, "do": [_command(step, texts) for step in bot["do"]]}


def _command(step: Any, texts: dict[str, str]) -> Any:
    if not isinstance(step, dict):
        return step
    if "send" not in step:  # the parts of the command that is missing are no slips of their own
        return {key: value for key, value in step.items() if key not in ALL_PARTS}
    rest = {key: _with_texts(value, texts) for key, value in step.items() if key not in ("at", "send", "to")}
    if "to" in step:
        seconds = seconds_in(step["to"]) if isinstance(step["to"], str) else None
        rest["at" if step["send"] in LATER else "to"] = step["to"] if seconds is None else seconds
    at = {"at": step["at"]} if "at" in step else {}
    return {**at, "send": {"kind": step["send"], **rest}}


def _with_texts(value: Any, texts: dict[str, str]) -> Any:
    if isinstance(value, str):
        return texts.get(value, value)
    if isinstance(value, dict):
        return {key: _with_texts(inside, texts) for key, inside in value.items()}
    return value
