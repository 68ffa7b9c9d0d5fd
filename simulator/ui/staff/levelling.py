"""The form that confirms or changes one level: one service call, nothing chosen for anyone, nothing typed lost."""

from dataclasses import dataclass, replace

import streamlit as st

from simulator.content.document import LEVELS, Level
from simulator.errors import NotAllowed, Refused, Stale, StoreUnavailable
from simulator.review import Review, Verdict
from simulator.services import mark
from simulator.services.mark import Sheet, SheetLine
from simulator.store.rows import DraftRow
from simulator.ui import draft_field, reader
from simulator.ui.desk.acting import drawing_all, note_act
from simulator.ui.draft_field import DraftField, Kept
from simulator.ui.safe import Words, plain, safe_text
from simulator.ui.session import parts, subject
from simulator.ui.staff import suggestion
from simulator.ui.staff.marking import needs_reason, next_waiting
from simulator.ui.words import LEVEL, note, parsed, wall

TOO_EARLY = "Choose a level first."
VERDICT: dict[Verdict, str] = {"confirmed": "It is there", "dismissed": "It is not there"}


@dataclass(frozen=True, slots=True)
class Form:
    """One criterion as this tutor sees it now. A newer review of the same criterion makes another form."""

    sheet: Sheet
    line: SheetLine
    person: str

    @property
    def run(self) -> str:
        return self.sheet.row.id

    @property
    def criterion(self) -> str:
        return self.line.effective.criterion

    @property
    def turn(self) -> str:
        """What this form answers: the score, and how many reviews there are."""
        return f"{self.line.score_seq}-{len(self.line.reviews)}"

    def key(self, name: str, turn: str | None = None) -> str:
        """A widget's key: run, criterion and turn, so that no old value can land on a newer form."""
        return f"{name}_{self.run}_{self.criterion}_{turn or self.turn}"

    def error_key(self, name: str) -> str:
        """The widget's key for one suspected error."""
        return self.key(f"error_{name}")

    @property
    def level(self) -> Level | None:
        """What the tutor has chosen so far, not sent yet."""
        chosen: Level | None = st.session_state.get(self.key("level"))
        return chosen

    @property
    def errors(self) -> dict[str, Verdict]:
        """What the tutor has said so far of each suspected error."""
        said = {name: st.session_state.get(self.error_key(name)) for name in self.line.effective.score.critical or ()}
        return {name: verdict for name, verdict in said.items() if verdict is not None}

    @property
    def draft(self) -> str:
        """What the feedback is kept under. Another tutor's review in between does not empty it."""
        mine = sum(r.review.author == self.person for r in self.line.reviews if r.review)
        return f"{self.criterion}:{mine}"

    @property
    def reason_draft(self) -> str:
        return f"{self.draft}:reason"

    @property
    def feedback(self) -> DraftField:
        return DraftField(
            name=f"{self.run}:{self.draft}",
            person=self.person,
            label="Feedback to the learner",
            placeholder="What they did, where you see it, what would take it one level further",
            sans=True,
        )

    @property
    def reason(self) -> DraftField:
        name = f"{self.run}:{self.reason_draft}"
        return DraftField(name=name, person=self.person, label="Reason for the change", height="3.5rem", sans=True)

    def kept(self, draft: str) -> Kept:
        """A draft as it is stored."""
        return draft_field.stored(self.sheet.drafts.get(draft))


def draw(form: Form) -> None:
    """Levels, the suggestion once one is chosen, reason where needed, feedback, and the one button."""
    drawing_all()
    form = _overtaken(form)
    level = _level(form)
    with st.container():  # always one, so that nothing below moves its place
        if level is None:
            suggestion.before(form.line)
        else:
            suggestion.after(form.line, level, run=form.run, key=form.key("suggestion"))
            _reason(form, level)
    _errors(form)
    _words(form, form.feedback, form.draft)
    problem = st.session_state.pop(form.key("problem"), "")
    if problem:
        st.warning(plain(problem), icon=":material/info:")
    command_id = st.session_state.setdefault(form.key("command"), parts().new_id())
    st.button(
        "Confirm and go on",
        type="primary",
        icon=":material/check:",
        key=form.key("confirm"),
        on_click=_send,
        args=(form, command_id),
    )


def _level(form: Form) -> Level | None:
    texts = form.line.bound.criterion.levels
    chosen: Level | None = st.radio(
        "Level",
        LEVELS,
        index=None,
        captions=[plain(getattr(texts, level)) for level in LEVELS],
        key=form.key("level"),
        label_visibility="collapsed",
        on_change=note_act,
        format_func=level_option,
        persist_state="session",
    )
    return chosen


def level_option(level: Level) -> Words:
    return Words(f"{LEVELS.index(level) + 1}\u2002{LEVEL[level]}")


def _errors(form: Form) -> None:
    """Each suspected error that would outweigh everything else, to be confirmed or dismissed."""
    suspected = form.line.effective.score.critical or ()
    asks = {one.id: one.asks for one in form.line.bound.criterion.critical}
    for name in suspected:
        with st.container(border=True, gap="xsmall"):
            st.markdown(":material/error: **Suspected, and it would outweigh every level**")
            st.radio(
                plain(asks.get(name, name)),
                list(VERDICT),
                index=None,
                horizontal=True,
                key=form.error_key(name),
                on_change=note_act,
                format_func=lambda said: Words(VERDICT[said]),
                persist_state="session",
            )


def _reason(form: Form, level: Level) -> None:
    why = needs_reason(level, form.line.effective)
    if why:
        st.caption(plain(why))
        _words(form, form.reason, form.reason_draft)


def _words(form: Form, field: DraftField, draft: str) -> None:
    run = form.run

    def save(text: str, rev: int) -> DraftRow:
        return mark.save_draft(parts(), subject(), run, field=draft, text=text, rev=rev)

    draft_field.draw(field, form.kept(draft), save)


def _send(form: Form, command_id: str) -> None:
    """One service call. What is refused is said at the form, and everything typed stays."""
    note_act()
    level = form.level
    if level is None:
        st.session_state[form.key("problem")] = TOO_EARLY
        return
    try:
        mark.review(
            parts(),
            subject(),
            form.run,
            criterion=form.criterion,
            level=level,
            reason=_reason_given(form, level),
            feedback=draft_field.newest(form.feedback, form.kept(form.draft)),
            critical=form.errors,
            command_id=command_id,
            expected_head=form.sheet.head,
        )
    except (NotAllowed, Refused, Stale, StoreUnavailable) as problem:
        st.session_state[form.key("problem")] = str(problem)
        st.query_params["criterion"] = form.criterion  # stay, where the address named none and this one waits no longer
        return
    st.session_state.pop(_drawn(form), None)
    name = form.line.bound.criterion.name
    st.session_state[f"kept_{form.run}"] = f"Kept: {name}, {LEVEL[level].lower()}."
    st.query_params["criterion"] = next_waiting(form.sheet.lines, form.criterion) or form.criterion


def _reason_given(form: Form, level: Level) -> str:
    """What stands before the tutor's eyes: where no reason is asked for, one that was begun is not sent."""
    if not needs_reason(level, form.line.effective):
        return ""
    return draft_field.newest(form.reason, form.kept(form.reason_draft))


def _drawn(form: Form) -> str:
    return f"drawn_{form.run}_{form.criterion}"


def _overtaken(form: Form) -> Form:
    """Someone else reviewed this criterion while the form was open: both values side by side, the tutor's own kept."""
    before = st.session_state.get(_drawn(form))
    if before and before[0] != form.turn:
        form = _carried_over(form, *before)
    st.session_state[_drawn(form)] = (form.turn, (form.draft, form.reason_draft))
    mine, last = st.session_state.get(form.key("mine")), form.line.effective.review
    if mine is None or last is None:
        return form
    st.warning("Someone reviewed this criterion while you were at it. Yours was not sent.", icon=":material/group:")
    theirs, yours = st.columns(2)
    with theirs.container(border=True, gap="xsmall", height="stretch"):
        review_card(last, plain(last.author_name))
    with yours.container(border=True, gap="xsmall", height="stretch"):
        st.markdown(f"**You**: {LEVEL[mine].lower()}")
        st.caption("Kept in the form below, with your feedback. Sending it changes the level, so it needs a reason.")
    return form


def _carried_over(form: Form, turn: str, drafts: tuple[str, str]) -> Form:
    """The form with what the tutor had chosen and written in the one before it."""
    for name in ("level", *(f"error_{each}" for each in form.line.effective.score.critical or ())):
        held = st.session_state.get(form.key(name, turn))
        if held:
            st.session_state[form.key(name)] = held
    st.session_state[form.key("mine")] = st.session_state.get(form.key("level", turn))
    for before, now in zip(drafts, (form.draft, form.reason_draft), strict=True):
        form = _with_words_of(form, before, now)
    return form


def _with_words_of(form: Form, before: str, now: str) -> Form:
    old = form.sheet.drafts.get(before)
    if old is None or before == now or now in form.sheet.drafts:
        return form
    kept = mark.save_draft(parts(), subject(), form.run, field=now, text=old.text, rev=old.rev + 1)
    return replace(form, sheet=replace(form.sheet, drafts={**form.sheet.drafts, now: kept}))


def review_card(review: Review, head: Words) -> None:
    """One review: its level, its reason, what the learner was told."""
    st.markdown(f"**{head}**: {LEVEL[review.level].lower()}")
    if review.critical:
        said = [f"{note(name)}: {VERDICT[verdict].lower()}" for name, verdict in review.critical.items()]
        st.markdown(f":material/error: {plain('; '.join(said))}")
    if review.reason:
        st.caption("Reason")
        safe_text(review.reason)
    if review.feedback:
        st.caption("Feedback to the learner")
        safe_text(review.feedback)


def history(form: Form) -> None:
    """Every review of this criterion, oldest first. None is ever changed."""
    if not form.line.reviews:
        return
    now = reader.now()
    with st.expander(f"Reviews so far: {len(form.line.reviews)}", icon=":material/history:"):
        for record in form.line.reviews:
            if record.review:
                at = wall(parsed(record.at), now)
                review_card(record.review, Words(f"{plain(record.review.author_name)}, {at}"))
