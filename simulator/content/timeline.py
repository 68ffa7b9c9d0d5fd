"""What comes when in a scenario, as far as it can be said before it is played: for the eye of its author."""

from dataclasses import dataclass
from html import escape

from simulator.content.scenario import Inject, Opens, Scenario

NOTHING_SOONER = 24 * 3600
"""Later than anything: a chain that begins at nothing with a time."""


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """One thing on the picture."""

    t: int
    """Seconds from the start; for what waits on something else, the soonest."""
    lane: str
    id: str
    kind: str
    """`inject`, `post`, `task`, `case` or `due`."""
    label: str
    until: int | None = None
    """When it is due, for what has a deadline."""
    maybe: bool = False
    """It may come later, or not at all."""


def events_of(scenario: Scenario) -> tuple[Mark, ...]:
    """Everything with a time, soonest first. What only a tutor can release is left out."""
    soonest = soonest_of(scenario)
    marks = [_inject(scenario, inject, soonest[inject.id]) for inject in scenario.injects if inject.id in soonest]
    for post in scenario.planned_posts:
        name = scenario.channels[post.channel].name
        marks.append(Mark(post.at, name, post.id, "post", post.title, maybe=post.unless is not None))
    for task in scenario.tasks:
        at = _opens(task.opens, soonest)
        marks += [Mark(at, "Tasks", task.id, "task", task.title)] if at is not None else []
    for case in scenario.cases:
        if (at := soonest.get(case.target)) is not None:
            marks.append(Mark(at, "Cases", case.id, "case", case.title, until=at + case.decide_within))
    for due in scenario.obligations:
        if (at := _opens(due.opens, soonest)) is not None:
            marks.append(Mark(at, "Due", due.id, "due", due.title, until=at + due.within))
    return tuple(sorted(marks, key=lambda mark: (mark.t, mark.lane, mark.id)))


def clock(scenario: Scenario, t: int) -> str:
    """`09:40`: a moment of the shift."""
    hours, minutes = (int(part) for part in scenario.clock.starts[4:].split(":"))
    whole = (hours * 60 + minutes) * 60 + t
    return f"{whole // 3600 % 24:02}:{whole // 60 % 60:02}"


def text(scenario: Scenario, marks: tuple[Mark, ...]) -> str:
    """A list for a terminal: time, lane, what it is, its id and heading."""
    wide = max((len(mark.lane) for mark in marks), default=0)
    lines = [f"{scenario.title}, {scenario.clock.starts}, {scenario.clock.length // 60} minutes", ""]
    for mark in marks:
        until = f", until {clock(scenario, mark.until)}" if mark.until is not None else ""
        sign = "~" if mark.maybe else " "
        when = f"{sign}{clock(scenario, mark.t)}"
        lines.append(f"{when}  {mark.lane:<{wide}}  {mark.kind:<6}  {mark.id}: {mark.label}{until}")
    waiting = [inject.id for inject in scenario.injects if inject.standby]
    lines += ["", "~ at the soonest, or only on a condition"]
    lines += [f"On standby: {', '.join(waiting)}"] if waiting else []
    return "\n".join(lines)


def _inject(scenario: Scenario, inject: Inject, at: int) -> Mark:
    words = inject.title or (f"{inject.by} → {inject.reply_to}" if inject.reply_to else f"{inject.by}: {inject.id}")
    maybe = inject.when is not None or inject.silence is not None or bool(inject.after)
    return Mark(at, scenario.channels[inject.channel].name, inject.id, "inject", words, maybe=maybe)


def soonest_of(scenario: Scenario) -> dict[str, int]:
    """When each inject can come at the soonest. An inject is told only after what it waits for, so the list is gone
    through until nothing more is found."""
    found: dict[str, int] = {}
    for _ in scenario.injects:
        before = len(found)
        for inject in scenario.injects:
            at = _at(inject, found)
            if at is not None and at < scenario.clock.length:
                found.setdefault(inject.id, at)
        if len(found) == before:
            break
    return found


def _at(inject: Inject, found: dict[str, int]) -> int | None:
    if inject.after is not None:
        before = found.get(inject.after.inject)
        return None if before is None else before + inject.after.wait
    if inject.silence is not None:
        before = found.get(inject.silence.from_)
        return None if before is None else before + inject.silence.for_
    return inject.at


def _opens(opens: Opens, soonest: dict[str, int]) -> int | None:
    return opens.at if opens.inject is None else soonest.get(opens.inject)


LEFT, RIGHT, ROW, HEAD = 172, 30, 24, 58
WIDTH = 1200
LETTER = 6
"""About how wide a letter is at this size; labels that would touch go on rows of their own."""


def svg(scenario: Scenario, marks: tuple[Mark, ...]) -> str:
    """The picture: a lane for each channel and for tasks, cases and deadlines. Shapes tell the kinds apart, so that it
    reads in print and in grey."""
    lanes = [channel.name for channel in scenario.channels.values()] + ["Tasks", "Cases", "Due"]
    parts: list[str] = []
    top = HEAD
    for lane in lanes:
        rows = _rows(scenario, [mark for mark in marks if mark.lane == lane])
        tall = max(1, len(rows)) * ROW + 12
        parts.append(_lane(lane, top, tall))
        for number, row in enumerate(rows):
            parts += [_drawn(scenario, mark, top + 18 + number * ROW) for mark in row]
        top += tall
    parts = [*_scale(scenario, top), *parts, *_legend(top + 26)]
    return _framed(scenario, parts, top + 48)


def _x(scenario: Scenario, t: int) -> int:
    return LEFT + min(t, scenario.clock.length) * (WIDTH - LEFT - RIGHT) // scenario.clock.length


def _rows(scenario: Scenario, marks: list[Mark]) -> list[list[Mark]]:
    """Marks on as few rows as their labels allow, each row from left to right."""
    rows: list[list[Mark]] = []
    ends: list[int] = []
    for mark in marks:
        left, right = _span(scenario, mark)
        row = next((number for number, end in enumerate(ends) if end <= left), None)
        if row is None:
            rows.append([mark])
            ends.append(right)
        else:
            rows[row].append(mark)
            ends[row] = right
    return rows


def _span(scenario: Scenario, mark: Mark) -> tuple[int, int]:
    """What a mark with its label takes of its row."""
    x = _x(scenario, mark.t)
    end = _x(scenario, mark.until) if mark.until is not None else x
    words = len(_label(mark)) * LETTER + 24
    return (x - words, x + 12) if _turns(x, words) else (x - 8, max(end, x + words) + 8)


def _turns(x: int, words: int) -> bool:
    """Whether the label stands to the left, because there is no room to the right."""
    return x + words > WIDTH - 4


def _label(mark: Mark) -> str:
    return mark.label if len(mark.label) <= 38 else mark.label[:37] + "…"


def _drawn(scenario: Scenario, mark: Mark, y: int) -> str:
    x = _x(scenario, mark.t)
    words = _label(mark)
    left = _turns(x, len(words) * LETTER + 24)
    label = f'<text x="{x - 10 if left else x + 10}" y="{y + 4}"{_END if left else ""}>{escape(words)}</text>'
    told = f"{clock(scenario, mark.t)} {mark.kind} {mark.id}: {mark.label}"
    bar = ""
    if mark.until is not None:
        wide = _x(scenario, mark.until) - x
        bar = f'<rect class="bar" x="{x}" y="{y - 9}" width="{wide}" height="18"/>'
    maybe = ' class="maybe"' if mark.maybe else ""
    return f"<g{maybe}><title>{escape(told)}</title>{bar}{_SHAPES[mark.kind].format(x=x, y=y)}{label}</g>"


_END = ' text-anchor="end"'
_SHAPES = {
    "inject": '<circle cx="{x}" cy="{y}" r="5"/>',
    "post": '<path d="M{x} {y}m-6 0l6 -6l6 6l-6 6z"/>',
    "task": '<path d="M{x} {y}m-5 -5h10v10h-10z"/>',
    "case": '<path d="M{x} {y}m0 -6l6 11h-12z"/>',
    "due": '<path d="M{x} {y}m0 -8v16" stroke-width="3"/>',
}
_NAMES = {"inject": "comes", "post": "planned post", "task": "task", "case": "case, with its time", "due": "due by"}


def _lane(name: str, top: int, tall: int) -> str:
    line = f'<path class="line" d="M0 {top}H{WIDTH}"/>'
    return f'{line}<text class="lane" x="10" y="{top + 22}">{escape(name[:24])}</text>'


def _scale(scenario: Scenario, bottom: int) -> list[str]:
    """A line and a time at a handful of round moments."""
    step = next(s for s in (60, 300, 600, 900, 1800, 3600, 7200, 14400) if scenario.clock.length // s <= 12)
    drawn = []
    for t in range(0, scenario.clock.length + 1, step):
        x = _x(scenario, t)
        drawn.append(f'<path class="grid" d="M{x} {HEAD - 8}V{bottom}"/>')
        drawn.append(f'<text class="time" x="{x}" y="{HEAD - 14}" text-anchor="middle">{clock(scenario, t)}</text>')
    return drawn


def _legend(y: int) -> list[str]:
    parts = []
    for number, (kind, words) in enumerate(_NAMES.items()):
        x = LEFT + number * 148
        parts.append(f'<g>{_SHAPES[kind].format(x=x, y=y)}<text x="{x + 12}" y="{y + 4}">{words}</text></g>')
    x = LEFT + len(_NAMES) * 148
    words = "at the soonest, or on a condition"
    parts.append(f'<g class="maybe"><circle cx="{x}" cy="{y}" r="5"/><text x="{x + 12}" y="{y + 4}">{words}</text></g>')
    return parts


_STYLE = (
    "text{font:11px sans-serif;fill:#111}.head{font-size:16px;font-weight:bold}.lane{font-weight:bold}"
    ".time{fill:#444}.line{stroke:#999}.grid{stroke:#ddd}.bar{fill:#e8e8e8;stroke:#888}"
    "circle,path{fill:#111;stroke:#111}.maybe circle,.maybe path{fill:#fff}.line,.grid{fill:none}"
)


def _framed(scenario: Scenario, parts: list[str], tall: int) -> str:
    name = escape(f"{scenario.title}: what comes when")
    head = f'<text class="head" x="10" y="22">{name}</text>'
    size = f'viewBox="0 0 {WIDTH} {tall}" width="{WIDTH}" height="{tall}"'
    inside = "\n".join([f"<title>{name}</title>", f"<style>{_STYLE}</style>", _PAPER, head, *parts])
    return f'<svg xmlns="http://www.w3.org/2000/svg" role="img" {size}>\n{inside}\n</svg>\n'


_PAPER = '<rect width="100%" height="100%" fill="#fff"/>'
