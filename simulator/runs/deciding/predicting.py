"""One line before acting, `I expect …`, kept so that a replay can show it beside what came of it."""

from simulator.runs.commands import DecideAppeal, DecideCase, PublishReply, SubmitTask
from simulator.runs.events import Happening, PredictionMade

Predicting = DecideCase | DecideAppeal | PublishReply | SubmitTask


def with_prediction(command: Predicting, about: str, *acts: Happening) -> tuple[Happening, ...]:
    """The acts, and before them the prediction where there is one."""
    if not command.expect.strip() and command.confidence is None:
        return acts
    made = PredictionMade(about=f"{command.kind}:{about}", text=command.expect, confidence=command.confidence)
    return (made, *acts)
