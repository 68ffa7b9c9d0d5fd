"""The two axes: every KSB and every duty of the standard, with coverage beside every level."""

from simulator.evidence.chosen import PackInput
from simulator.evidence.render.markup import Html, el, join, link, table
from simulator.evidence.render.wording import LEVEL, WITHOUT_LEVEL, level_words
from simulator.progress import DutyProgress, KsbProgress, Piece

_COVERAGE = "Shown / attempted / offered / possible"


def by_ksb(pack: PackInput) -> Html:
    levelled = [k for k in pack.progress.ksbs.values() if not k.code.startswith("B")]
    observed = [k for k in pack.progress.ksbs.values() if k.code.startswith("B")]
    return join(
        (
            el("h2", "By KSB", id="by-ksb"),
            el("p", "A level is the best that a tutor confirmed. Beside it stands how much there was to show: a chance "
               "is one criterion in one scenario, however often it was played."),
            table(
                ("KSB", "In short", "Status", "Level", _COVERAGE, "Evidence"),
                ((_code(k), _short(pack, k.code), _status(k), level_words(k.level, k.how), _counts(k), _pieces(pack, k))
                 for k in levelled),
                caption="Knowledge and skills. Shown / attempted / offered / possible count chances.",
            ),
            table(
                ("Behaviour", "In short", "Observed", _COVERAGE, "Evidence"),
                ((_code(k), _short(pack, k.code), k.status, _counts(k), _pieces(pack, k)) for k in observed),
                caption="Behaviours are noticed and counted. They are never levelled here; an employer verifies them.",
            ),
        )
    )  # fmt: skip


def by_duty(pack: PackInput) -> Html:
    standard = pack.standard.published
    return join(
        (
            el("h2", "By duty", id="by-duty"),
            el("p", f"A duty stands as its weakest knowledge or skill by the links published in {standard.id} "
               f"({standard.edition}). Links marked proposed are this project's and are counted for no status. Where "
               "the published text links nothing to a duty, this says so."),
            table(
                ("Duty", "In short", "Status", "Held back by", "Evidenced", "Published links", "Proposed links"),
                (_duty(duty) for duty in pack.progress.duties),
                caption="Evidenced: K and S with something confirmed above not shown; by published links, or by "
                "proposed ones where none are published.",
            ),
        )
    )  # fmt: skip


def _duty(duty: DutyProgress) -> tuple[str, ...]:
    links = {layer: [code for code, of in duty.tiles if of == layer] for layer in ("published", "working")}
    return (
        str(duty.number),
        duty.short,
        duty.status,
        duty.held_back or "–",
        f"{duty.evidenced} of {duty.total}{'' if duty.layer == 'published' else ' proposed'}",
        _codes(links["published"]) or "none published",
        _codes(links["working"]) or "–",
    )


def _codes(codes: list[str]) -> Html:
    return join((link(f"ksb-{code}", code) for code in codes), " ")


def _code(ksb: KsbProgress) -> Html:
    return el("span", ksb.code, id=f"ksb-{ksb.code}")


def _short(pack: PackInput, code: str) -> Html:
    statement = pack.standard.statement(code)
    return join((statement.short, el("span", statement.text, class_="small block")))


def _status(ksb: KsbProgress) -> Html:
    """With what it lacks once there is something to build on, and always with a safety flag that stands."""
    flags = tuple(f"safety flag stands: {flag.replace('-', ' ')}" for flag in ksb.flags)
    lacks = ksb.lacks if ksb.how == "confirmed" else flags
    return join((ksb.status, el("span", "; ".join(lacks), class_="small block") if lacks else Html()))


def _counts(ksb: KsbProgress) -> Html:
    counts = (ksb.shown, ksb.attempted, ksb.offered, ksb.possible)
    return el("span", " / ".join(str(count) for count in counts), class_="together")


def _pieces(pack: PackInput, ksb: KsbProgress) -> Html:
    """Links to the results; of a behaviour those in which a tutor saw something."""
    places = {run.run: place for place, run in enumerate(pack.runs, start=1)}
    pieces = [piece for piece in ksb.pieces if piece.shown or piece.role != "observed"]
    return el("ul", *(el("li", _piece(piece, places[piece.run])) for piece in pieces)) if pieces else Html("–")


def _piece(piece: Piece, place: int) -> Html:
    """What only a scorer says is said to be so."""
    named = f"Run {place}, {piece.name}{' (secondary)' if piece.role == 'secondary' else ''}"
    level = WITHOUT_LEVEL.get(piece.status) or LEVEL[piece.level or "not_shown"]
    said = f": {level}" if piece.confirmed else f": {'suggested ' if piece.level else ''}{level.lower()}"
    return link(f"{piece.run}-{piece.criterion}", named if piece.role == "observed" else f"{named}{said}")
