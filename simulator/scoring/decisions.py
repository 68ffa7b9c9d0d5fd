"""Case and appeal decisions against the sets that the author of the scenario wrote: strong, acceptable, unsafe. The
rest is to discuss."""

from simulator.content.choices import DecisionSet
from simulator.content.document import Level
from simulator.content.scenario import Appeal, AppealSet, Case
from simulator.runs import find
from simulator.runs.clock import time_of_day
from simulator.runs.events import AppealDecided, CaseDecided
from simulator.runs.match import matches
from simulator.runs.state import AppealState, CaseState
from simulator.scoring.flags import flags_from
from simulator.scoring.parts import Finished, Part, cut_short, known, not_offered, ran_out
from simulator.scoring.score import Finding
from simulator.scoring.words import PARTS, appeal_words, case_words, listed, parts_named, plain, span


def look_at_case(run: Finished, name: str) -> Part:
    """Unsafe first: nothing strong elsewhere in a decision makes up for it. The chance that a skipped case gave is
    looked for in the case taken in its place."""
    case = known(find.case(run.scenario, name))
    stands = run.state.cases.get(name)
    if stands is None:
        return not_offered(name, f"“{case.title}” did not come up in this run, so nothing is said about it.")
    if stands.instead is not None:
        return look_at_case(run, stands.instead)
    if stands.decision:
        return _decided_case(run, case, stands, stands.decision)
    if stands.status == "expired" and ran_out(stands.due, stands.decided_at):
        return _expired(run, name, case.title, stands)
    return cut_short(name, case.title, stands.seq)


def look_at_appeal(run: Finished, name: str) -> Part:
    appeal = known(find.appeal(run.scenario, name))
    stands = run.state.appeals.get(name)
    if stands is None:
        return not_offered(name, "Nobody appealed in this run, so nothing is said about it.")
    if stands.decision:
        return _decided_appeal(run, appeal, stands, stands.decision)
    if stands.status == "expired" and ran_out(stands.due, stands.decided_at):
        return _expired(run, name, appeal.title, stands)
    return cut_short(name, appeal.title, stands.seq)


def _decided_case(run: Finished, case: Case, stands: CaseState, decided: CaseDecided) -> Part:
    unsafe = [u.flag for u in case.unsafe if matches(u, decided)]
    level, verdict = _case_level(case, decided)
    if unsafe:
        level, verdict = "not_shown", f"Unsafe: {listed(plain(flag) for flag in unsafe)}."
    flags = unsafe or list(_flags_after(run, stands))
    said = f"{_when(run, stands)}: {case_words(run.scenario, decided)}. {verdict}"
    return Part(_finding(case.id, said, stands, level, flags), attempted=True)


def _case_level(case: Case, decided: CaseDecided) -> tuple[Level, str]:
    if matches(case.strong, decided):
        return "strong", "A strong decision."
    if matches(case.acceptable, decided):
        return "secure", f"Within policy. Stronger with another choice for {_astray(case.strong, decided)}."
    return "emerging", f"To talk over with a tutor: {_astray(case.acceptable, decided)}."


def _astray(wanted: DecisionSet, decided: CaseDecided) -> str:
    """The parts of a decision that are outside the set, named."""
    alone = {part: DecisionSet.model_validate({part: getattr(wanted, part)}) for part in parts_named(wanted)}
    return listed(PARTS[part] for part, only in alone.items() if not matches(only, decided))


def _decided_appeal(run: Finished, appeal: Appeal, stands: AppealState, decided: AppealDecided) -> Part:
    level: Level = "emerging"
    verdict = "To talk over with a tutor."
    if _appeal_matches(appeal.strong, decided):
        level, verdict = "strong", "A strong decision."
    elif _appeal_matches(appeal.acceptable, decided):
        level, verdict = "secure", "Within policy."
    said = f"{_when(run, stands)}: {appeal_words(decided)}. {verdict}"
    return Part(_finding(appeal.id, said, stands, level, _flags_after(run, stands)), attempted=True)


def _appeal_matches(wanted: AppealSet, decided: AppealDecided) -> bool:
    return decided.outcome in wanted.outcome and (wanted.reply == "optional" or bool(decided.reply.strip()))


def _expired(run: Finished, about: str, title: str, stands: CaseState | AppealState) -> Part:
    flags = _flags_after(run, stands)
    closed = time_of_day(run.scenario, stands.decided_at if stands.decided_at is not None else stands.due)
    unsafe = f" Unsafe: {listed(plain(flag) for flag in flags)}." if flags else ""
    said = f"“{title}” closed at {closed} without a decision.{unsafe}"
    return Part(_finding(about, said, stands, "not_shown", flags))


def _flags_after(run: Finished, stands: CaseState | AppealState) -> list[str]:
    return list(flags_from(run.events, stands.decided_seq)) if stands.decided_seq else []


def _when(run: Finished, stands: CaseState | AppealState) -> str:
    at = stands.decided_at if stands.decided_at is not None else stands.opened
    return f"Decided at {time_of_day(run.scenario, at)}, {span(at - stands.opened)} after it came in"


def _finding(about: str, said: str, stands: CaseState | AppealState, level: Level, flags: list[str]) -> Finding:
    events = (stands.seq, stands.decided_seq) if stands.decided_seq else (stands.seq,)
    return Finding(about=about, said=said, points_to=level, events=events, flag=flags[0] if flags else None)
