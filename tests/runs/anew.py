"""A scenario with its entries in another order, wherever the order is documented to mean nothing."""

from typing import Any

IN_NO_ORDER = (
    "injects", "cases", "tasks", "obligations", "rules", "planned_posts", "appeals", "from", "spreads", "welcomes",
    "resents",
)  # fmt: skip
"""Lists of entries. What is done one after another (`do`, `effects`), and the first that holds (`endings`, `one_of`,
`levels`), keeps its order."""
NAMED = (
    "meters", "facts", "people", "channels", "policy", "topics", "flags", "cards", "texts", "modes",
)  # fmt: skip
"""Mappings of entries by name."""


def in_another_order(value: Any, chance: Any, at: str = "") -> Any:
    """`chance` shuffles."""
    if isinstance(value, dict):
        names = list(value)
        if at in NAMED:
            chance.shuffle(names)
        return {name: in_another_order(value[name], chance, name) for name in names}
    if isinstance(value, list):
        found = [in_another_order(item, chance) for item in value]
        if at in IN_NO_ORDER and all(isinstance(item, dict) for item in found):
            chance.shuffle(found)
        return found
    return value
