"""What an author's `{replies: …}` comes to: who of those named answers, with what, and when."""

from collections.abc import Sequence

from simulator.content.conditions import Answer, Replies
from simulator.content.scenario import Scenario
from simulator.runs.away import sent_away
from simulator.runs.conditions import holds
from simulator.runs.draws import draw
from simulator.runs.events import PersonaReacted, TimerSet
from simulator.runs.source import Source, next_reaction, place_of, post_answered
from simulator.runs.state import State


def answers_to_come(
    asked: Replies, state: State, scenario: Scenario, *, source: Source, place: int
) -> tuple[TimerSet, ...]:
    """`place` is the effect's position in its source. Each answer is drawn by name, so that their order in the file
    changes nothing."""
    key = f"{source.key}/{place}"
    able = _able_to_answer(asked, state, scenario)
    low, high = asked.pick
    number = draw(state.seed, "replies", key=key, n=source.n, low=low, high=max(low, high))
    post = post_answered(asked.reply_to, asked.channel, state, source=source)
    found: list[TimerSet] = []
    for answer in _chosen(able, number, state, scenario, key=f"{key}/who", n=source.n):
        wait = draw(
            state.seed, "replies", key=f"{key}/{answer.body}", n=source.n, low=asked.wait[0], high=asked.wait[1]
        )
        item = next_reaction(state, len(found))
        then = PersonaReacted(
            item=item,
            by=answer.by,
            channel=post.channel if post else place_of(answer.by, asked.channel, state, scenario, source=source),
            body=answer.body,
            reply_to=post.id if post else None,
        )
        found.append(TimerSet(timer=f"reaction:{item}", due=state.now + wait, then=then))
    return tuple(found)


def _able_to_answer(asked: Replies, state: State, scenario: Scenario) -> list[Answer]:
    """Whoever is still there and has something left to say, by name."""
    said = state.said | {timer.then.body for timer in state.timers if isinstance(timer.then, PersonaReacted)}
    away = sent_away(state, scenario)
    able = (a for a in asked.from_ if a.body not in said and a.by not in away)
    return sorted((a for a in able if a.when is None or holds(a.when, state)), key=lambda a: (a.by, a.body))


def _chosen(able: Sequence[Answer], number: int, state: State, scenario: Scenario, *, key: str, n: int) -> list[Answer]:
    """One after another, each person once; a person has one share and one more for each point of influence."""
    left, chosen = list(able), []
    for turn in range(number):
        if not left:
            break
        shares = [1 + scenario.people[answer.by].influence for answer in left]
        drawn = draw(state.seed, "replies", key=f"{key}/{turn}", n=n, low=1, high=sum(shares))
        place = next(i for i in range(len(left)) if sum(shares[: i + 1]) >= drawn)
        chosen.append(left[place])
        left = [answer for answer in left if answer.by != left[place].by]
    return chosen
