"""One line before acting, `I expect …`, kept so that a replay can show it beside what came of it."""

from simulator.runs.events import Happening, PredictionMade


def with_prediction(about: str, expect: str, *acts: Happening) -> tuple[Happening, ...]:
    """The acts, and before them the prediction where there is one."""
    if not expect.strip():
        return acts
    return (PredictionMade(about=about, text=expect), *acts)
