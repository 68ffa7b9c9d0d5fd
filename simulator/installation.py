"""The one running installation: set once at start, read by every page and route of the process."""

from simulator.services.parts import Parts

_running: list[Parts] = []


def install(parts: Parts) -> None:
    """Make `parts` the installation that pages and routes work on, in place of any earlier one."""
    _running[:] = [parts]


def installed() -> Parts:
    """The running installation. RuntimeError before the start has got that far: a bug in the start's order."""
    if not _running:
        raise RuntimeError("Nothing is installed yet: call install() first.")
    return _running[0]
