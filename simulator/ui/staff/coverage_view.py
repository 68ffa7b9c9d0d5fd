"""A progress map as the part `coverage` draws it, and as a plain table. No level without its coverage."""

from dataclasses import dataclass
from typing import Any

from simulator.content.standard import Standard
from simulator.progress import DutyProgress, KsbProgress, ProgressMap
from simulator.ui.safe import Words
from simulator.ui.words import LEVEL

GROUPS = (
    ("K", "Knowledge"),
    ("S", "Skills"),
    ("B", "Behaviours (observations only; an employer confirms)"),
)


@dataclass(frozen=True, slots=True)
class Line:
    """One KSB as a row of a table."""

    code: str
    short: str
    level: str
    standing: str
    """Confirmed, suggested, or nothing yet."""
    shown: str
    """`1 of 4 chances`."""
    status: str


def tile(ksb: KsbProgress, short: str, *, local: bool = False) -> dict[str, Any]:
    """One KSB. A behaviour carries a count and no level."""
    shown = {"code": ksb.code, "name": short, "local": local, "shown": ksb.shown, "offered": ksb.offered}
    if ksb.code.startswith("B"):
        return {**shown, "count": ksb.observations}
    found = {**shown, "level": ksb.level or "none", "how": "suggested" if ksb.how == "suggested" else "confirmed"}
    return found if ksb.level else {**found, "says": f"{level_of(ksb)}. Shown in {shown_in(ksb)}."}


def by_duty(found: ProgressMap, standard: Standard) -> list[dict[str, Any]]:
    """Twelve rows: the duty, its status, what holds it back, its KSBs with proposed links told apart."""
    return [
        {
            "n": duty.number,
            "title": duty.short,
            "status": duty.status,
            "held": held_back(duty),
            "shown": duty.evidenced,
            "total": duty.total,
            "tiles": tiles(duty, found, standard),
        }
        for duty in found.duties
    ]


def tiles(duty: DutyProgress, found: ProgressMap, standard: Standard) -> list[dict[str, Any]]:
    return [
        tile(found.ksbs[code], standard.statement(code).short, local=layer == "working") for code, layer in duty.tiles
    ]


def held_back(duty: DutyProgress) -> str:
    """In words, KSBs with the same reason together: `K1, K2 in no scenario yet; S10 not shown`."""
    if not duty.held_back:
        return "all KSBs secure" if duty.layer == "published" else ""
    codes: dict[str, list[str]] = {}
    for each in duty.held_back.split(", "):
        code, _, reason = each.partition(" ")
        codes.setdefault(reason, []).append(code)
    return "; ".join(f"{', '.join(of)} {reason}" for reason, of in codes.items())


def by_ksb(found: ProgressMap, standard: Standard) -> list[dict[str, Any]]:
    """Three boards: knowledge, skills, behaviours."""
    return [
        {
            "title": title,
            "tiles": [tile(k, standard.statement(c).short) for c, k in found.ksbs.items() if c.startswith(letter)],
        }
        for letter, title in GROUPS
    ]


def lines(found: ProgressMap, standard: Standard) -> tuple[Line, ...]:
    """The same as rows, for print and for those who want no picture."""
    return tuple(_line(ksb, standard.statement(code).short) for code, ksb in found.ksbs.items())


def _line(ksb: KsbProgress, short: str) -> Line:
    if ksb.code.startswith("B"):
        return Line(ksb.code, short, "not levelled", "", "", ksb.status)
    return Line(ksb.code, short, level_of(ksb), standing(ksb), shown_in(ksb), ksb.status)


def standing(ksb: KsbProgress) -> str:
    """Who stands by the level."""
    return {"confirmed": "Confirmed", "suggested": "Suggested, not confirmed", "none": ""}[ksb.how]


def level_of(ksb: KsbProgress) -> Words:
    """The level; else why there is none."""
    if ksb.level:
        return Words(LEVEL[ksb.level])
    return Words("Not scored yet" if ksb.offered else "Not observed")


def shown_in(ksb: KsbProgress) -> Words:
    return Words(f"{ksb.shown} of {ksb.offered} chances")


def duties_of(code: str, found: ProgressMap) -> tuple[list[int], list[int]]:
    """Numbers of the duties a KSB is linked to: in the published standard, and by a proposal."""
    links = [(duty.number, layer) for duty in found.duties for linked, layer in duty.tiles if linked == code]
    return [n for n, layer in links if layer == "published"], [n for n, layer in links if layer == "working"]
