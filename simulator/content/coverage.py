"""Which scenarios give a chance to show which KSBs: what an installation can teach, and where it cannot yet."""

from typing import Any

from simulator.content.library import Library
from simulator.content.rubric import Rubric


def coverage(library: Library) -> dict[str, Any]:
    """Scenarios with shape and difficulty; for each KSB the scenarios that look at it, and how. A chance, no level."""
    codes = [ksb.code for ksb in library.standard.published.ksbs]
    looks = {name: _looks(rubric) for name, rubric in sorted(library.rubrics.items())}
    return {
        "standard": library.standard.published.id,
        "scenarios": [_scenario(library, name) for name in sorted(library.scenarios)],
        "ksbs": [_ksb(library, code, looks) for code in codes],
        "without": [code for code in codes if not any(code in found for found in looks.values())],
    }


def in_words(found: dict[str, Any]) -> str:
    """The same as a table for a terminal."""
    scenarios = found["scenarios"]
    lines = [
        f"{number}  {s['id']}: {s['shape']}, difficulty {s['difficulty']}" for number, s in enumerate(scenarios, 1)
    ]
    lines += ["", "KSB   " + "  ".join(f"{number:>2}" for number in range(1, len(scenarios) + 1))]
    for ksb in found["ksbs"]:
        marks = (_MARKS[ksb["scenarios"].get(s["id"], "")] for s in scenarios)
        lines.append(f"{ksb['code']:<5} " + "  ".join(f"{mark:>2}" for mark in marks).rstrip())
    lines += ["", "● looked at first of all   ○ looked at too   · may be noticed (a behaviour, never levelled)"]
    lines.append(f"No scenario gives a chance to show: {', '.join(found['without']) or 'none is missing'}")
    return "\n".join(lines)


LEAST_CRITERIA, LEAST_SCENARIOS = 3, 2
"""Where a KSB is looked at seldom, a learner's level for it hangs on one day or on one idea."""


def too_seldom(library: Library) -> str | None:
    """Which KSBs fewer criteria or scenarios look at than they should, in a sentence; None where there are none."""
    seen: dict[str, set[tuple[str, str]]] = {}
    for scenario, rubric in library.rubrics.items():
        for bound in rubric.criteria:
            ksb = bound.criterion.ksb
            for code in (*ksb.primary, *ksb.secondary, *bound.criterion.observes):
                seen.setdefault(code, set()).add((scenario, bound.criterion.id))
    seldom = []
    for ksb_ in library.standard.published.ksbs:
        found = seen.get(ksb_.code, set())
        criteria, scenarios = len({name for _, name in found}), len({name for name, _ in found})
        if criteria < LEAST_CRITERIA or scenarios < LEAST_SCENARIOS:
            seldom.append(f"{ksb_.code} ({criteria} in {scenarios})")
    wanted = f"fewer than {LEAST_CRITERIA} criteria or {LEAST_SCENARIOS} scenarios look at"
    return f"{wanted} {', '.join(seldom)}" if seldom else None


_MARKS = {"primary": "●", "secondary": "○", "observed": "·", "": ""}


def _scenario(library: Library, name: str) -> dict[str, Any]:
    scenario, rubric = library.scenarios[name], library.rubrics[name]
    return {
        "id": name,
        "title": scenario.title,
        "shape": scenario.shape or "not said",
        "difficulty": scenario.difficulty,
        "minutes": scenario.clock.length // 60,
        "duties": sorted({duty for bound in rubric.criteria for duty in bound.binding.duty}),
        "criteria": [bound.criterion.id for bound in rubric.criteria],
    }


def _ksb(library: Library, code: str, looks: dict[str, dict[str, str]]) -> dict[str, Any]:
    """Where one KSB is looked at, and how; in which shapes of work, and from how easy to how hard."""
    where = {name: found[code] for name, found in looks.items() if code in found}
    scenarios = [library.scenarios[name] for name in where]
    return {
        "code": code,
        "scenarios": where,
        "shapes": sorted({scenario.shape for scenario in scenarios if scenario.shape}),
        "difficulties": sorted({scenario.difficulty for scenario in scenarios}),
    }


def _looks(rubric: Rubric) -> dict[str, str]:
    """KSB → how the scenario looks at it, at its best."""
    found: dict[str, str] = {}
    for bound in rubric.criteria:
        criterion = bound.criterion
        for how, codes in (("observed", criterion.observes), ("secondary", criterion.ksb.secondary)):
            for code in codes:
                found.setdefault(code, how)
    return found | {code: "primary" for bound in rubric.criteria for code in bound.criterion.ksb.primary}
