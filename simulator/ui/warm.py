"""Loads what pages use before somebody asks for it: Streamlit loads tables and charts at their first drawing."""

import pkgutil
from importlib import import_module

import simulator.ui

HEAVY = ("pandas", "pyarrow")
SCRIPTS = ("router", "door", "you")
"""Run anew at every visit, never imported."""


def up() -> None:
    """Import every module of the screen, and the heavy ones Streamlit would import while somebody waits."""
    scripts = {f"{simulator.ui.__name__}.{script}" for script in SCRIPTS}
    ours = (found.name for found in pkgutil.walk_packages(simulator.ui.__path__, f"{simulator.ui.__name__}."))
    for name in (*HEAVY, *ours):
        if name not in scripts:
            import_module(name)
