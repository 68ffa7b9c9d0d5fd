"""The brand book: voice, rules, who can be asked, what is said and what is not."""

from dataclasses import replace
from functools import partial

import streamlit as st

from simulator.content.scenario import Scenario
from simulator.content.world import Person
from simulator.runs import find
from simulator.runs.commands import SendEscalation
from simulator.runs.deciding.writing import ESCALATION_LIMIT
from simulator.ui.desk.asking import Act, Ask, Given, ask_for, leave
from simulator.ui.desk.drafting import Field, clear, editor, newest
from simulator.ui.desk.due import due
from simulator.ui.desk.here import Here, go
from simulator.ui.desk.naming import handle
from simulator.ui.desk.places import BRAND, Place, in_order
from simulator.ui.desk.sending import Form, send
from simulator.ui.safe import Words, plain, safe_text, visible
from simulator.ui.words import ACCOUNT, SEVERITY, cost, desk_time, note


def draw(here: Here) -> None:
    st.header("Brand book", anchor=False)
    book, people = st.columns([1.4, 1], gap="medium")
    with book:
        _voice(here)
        _rules(here)
    with people:
        _colleagues(here)
        _say(here)


def _voice(here: Here) -> None:
    st.markdown("**Voice**")
    safe_text(here.scenario.brand.voice)
    st.markdown("**On a bad day**")
    safe_text(here.scenario.brand.bad_day)
    st.markdown("**Channels**")
    known = [here.scenario.channels[id_] for id_ in in_order(here.scenario)]
    st.markdown(
        "  \n".join(f"{plain(c.name)}&ensp;:gray[{plain(c.tone)}, at most {c.limit} characters]" for c in known)
    )
    _list(Words("What anybody on the desk may say"), here.scenario.brand.facts)
    _list(Words("What the brand wants of its community"), here.scenario.brand.goals)


def _list(heading: Words, lines: tuple[str, ...]) -> None:
    if lines:
        listed = "\n".join(f"- {plain(line)}" for line in lines)
        st.markdown(f"**{heading}**\n\n{listed}")


def _rules(here: Here) -> None:
    st.markdown("**House rules**")
    with st.container(border=True, gap="small"):
        for code, clause in sorted(here.scenario.policy.items(), key=lambda rule: (len(rule[0]), rule[0])):
            ladder = ", ".join(ACCOUNT[step].lower() for step in clause.ladder)
            under = f"  \n:gray[Ladder: {plain(ladder)}]" if ladder else ""
            st.markdown(f"**{plain(code)} {plain(clause.title)}.** {plain(clause.text)}{under}")


def _colleagues(here: Here) -> None:
    st.markdown("**Who answers what**")
    for who in find.colleagues(here.scenario):
        person = here.scenario.people[who]
        with st.container(border=True, gap="small"):
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(_who_and_what(here, who, person), width="stretch")
                if here.place.item != who:
                    _write_button(here, who)
            _owed(here, who)
            _asked(here, who)
            if here.place.item == who:
                _form(here, who, person)


def _who_and_what(here: Here, who: str, person: Person) -> Words:
    about = ", ".join(note(topic) for topic in person.answers if topic in topics(here.scenario))
    wait = f" answers in about {cost(person.reply_after)}" if person.reply_after else ""
    name, role = plain(handle(who, here.scenario)), plain(note(person.role))
    return Words(f"**{name}**, {role}  \n{plain(about)}&ensp;:gray[{plain(wait)}]")


def _write_button(here: Here, who: str) -> None:
    name = plain(handle(who, here.scenario))
    key, place = f"{here.run}:write:{who}", Place(BRAND, who)
    help_ = Words(f"Write to {name}")
    st.button("Write", icon=":material/outgoing_mail:", key=key, help=help_, on_click=go, args=(place,))


def _owed(here: Here, who: str) -> None:
    """What is due to be said to them."""
    starts = here.scenario.clock.starts
    for one in due(here.scenario, here.state):
        if one.state == "open" and one.place == Place(BRAND, who):
            until = f", until {desk_time(starts, one.due)}" if one.limited else ""
            st.markdown(f":material/timer: **{plain(visible(one.title))}**{plain(until)}")


def _asked(here: Here, who: str) -> None:
    """What was asked of them so far, and whether an answer came."""
    starts = here.scenario.clock.starts
    for sent in here.state.escalations.values():
        if sent.to == who:
            answered = (
                f"answered {desk_time(starts, sent.answered_at)}" if sent.answered_at is not None else "no answer yet"
            )
            about = find.title_of_topic(here.scenario, sent.topic)
            st.caption(plain(f"You wrote at {desk_time(starts, sent.t)} about “{visible(about)}”; {answered}."))


def _form(here: Here, who: str, person: Person) -> None:
    sent = [each.text for each in here.state.escalations.values() if each.to == who]
    form = here.form(f"ask:{who}", len(sent))
    name = handle(who, here.scenario)
    bare = here.field(f"ask:{who}", f"Write to {visible(name)}", turn=len(sent), sent=sent[-1] if sent else None)
    field = replace(
        bare, tone="internal, exact", limit=_limit(here.scenario), height="7rem", summon=f"{who}:{len(sent)}"
    )
    about = {topic: visible(note(topic)) for topic in topics(here.scenario)}
    ask_for(form, [Ask("topic", "About", "one", about)], place="topic")
    editor(field)
    sends = Act("send", visible(f"Send to {name}"), partial(_send, field=field, who=who), "send")
    acts = [sends, leave("Close", partial(go, Place(BRAND)))]
    ask_for(form, [Ask("severity", "How severe", "list", SEVERITY, hint="Not stated")], acts=acts)


def _limit(scenario: Scenario) -> int:
    """Of the desk's own mail, which carries it."""
    mail = scenario.channels[find.desk_mail(scenario)]
    return mail.limit if mail.kind in ("mail", "inbox") else ESCALATION_LIMIT


def topics(scenario: Scenario) -> tuple[str, ...]:
    """What one can ask about. Whose each is stands above; what somebody knows of a case goes with its decision."""
    cases = {case.id for case in scenario.cases}
    every = (topic for person in scenario.people.values() for topic in person.answers)
    return tuple(dict.fromkeys(topic for topic in every if topic not in cases))


def _send(form: Form, given: Given, *, field: Field, who: str) -> None:
    if send(form, lambda: _command(given, field, who)):
        clear(field)
        go(Place(BRAND))


def _command(given: Given, field: Field, who: str) -> SendEscalation:
    topic, severity = given.one("topic"), given.one("severity")
    return SendEscalation(to=who, topic=topic or "", text=newest(field), severity=severity)


def _say(here: Here) -> None:
    say, never = here.scenario.brand.say, here.scenario.brand.never_say
    if not (say or never):
        return
    st.markdown("**Say / don’t say**")
    with st.container(border=True, gap="small"):
        for line in say:
            st.markdown(f":material/check: {plain(line)}")
        for line in never:
            st.markdown(f":material/block: :gray[Not:] {plain(line)}")
