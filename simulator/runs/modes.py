"""What a mode shows and allows, whoever asks: an assessed run has no hints, no forks and no meters on screen."""

from dataclasses import replace

from simulator.content.scenario import Mode, Scenario
from simulator.runs.events import Event, MeterMoved
from simulator.runs.state import State

_BARE: dict[str, object] = {"hints": False, "fork": False, "meters_shown": ()}


def in_force(scenario: Scenario, name: str) -> Mode:
    """The mode as it is played: the author's, less what its name forbids. Forks belong to practice alone."""
    mode = next(mode for known, mode in scenario.modes.items() if known == name)
    if name == "assessed":
        return mode.model_copy(update=_BARE)
    return mode if name == "practice" else mode.model_copy(update={"fork": False})


def on_desk(state: State, mode: Mode) -> State:
    """The state as far as the learner may see it while the run is open."""
    shown = frozenset(mode.meters_shown)
    if mode.hints and shown >= state.meters.keys():
        return state
    return replace(
        state,
        meters={meter: value for meter, value in state.meters.items() if meter in shown},
        moves=tuple(move for move in state.moves if move.meter in shown),
        hints=state.hints if mode.hints else (),
        happened={kind: tuple(e for e in events if _seen(e, mode)) for kind, events in state.happened.items()},
    )


def _seen(event: Event, mode: Mode) -> bool:
    if isinstance(event.data, MeterMoved):
        return event.data.meter in mode.meters_shown
    return mode.hints or event.kind != "hint.shown"
