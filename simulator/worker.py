"""`python -m simulator.worker`: a process that does nothing but score, on any machine that reaches the database."""

import logging
import sys

from simulator.bootstrap import build
from simulator.errors import SettingsError, SimulatorError
from simulator.queue.jobs import Jobs
from simulator.services import scoring
from simulator.settings import read_settings


def main() -> None:
    """Work until told to end. An operator's mistake is one sentence and status 1."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    for chatty in ("alembic", "procrastinate"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
    try:
        settings = read_settings()
        if settings.worker != "procrastinate":
            raise SettingsError("FIREDRILL_WORKER", settings.worker, "procrastinate, for a worker of its own")
        parts = build(settings)
        queue = parts.queue
        assert isinstance(queue, Jobs), "bootstrap chooses by the same setting"
        scoring.take_back(parts)
        queue.put(scoring.due(parts))
    except SimulatorError as error:
        sys.exit(f"The worker does not start. {error}")
    queue.work(lambda request: scoring.score_next(parts, request), lambda: scoring.due(parts))
    queue.close()
    parts.store.close()


if __name__ == "__main__":
    main()
