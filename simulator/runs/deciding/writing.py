"""What the learner writes: replies, tasks, and questions to colleagues."""

from simulator.content.scenario import Scenario, Task
from simulator.errors import Refused
from simulator.runs import find
from simulator.runs.clock import time_of_day
from simulator.runs.commands import PublishReply, SendEscalation, SubmitTask
from simulator.runs.deciding.predicting import with_prediction
from simulator.runs.deciding.words import check_declared, check_text, limit_of
from simulator.runs.events import EscalationSent, Happening, ReplyPublished, TaskSubmitted
from simulator.runs.hands import POST_ACTS
from simulator.runs.state import State

ESCALATION_LIMIT = 6_000
"""Characters in a question to a colleague where the scenario has no mail channel to set a limit."""


def publish_reply(state: State, command: PublishReply, scenario: Scenario) -> tuple[Happening, ...]:
    limit, name = limit_of(scenario, command.channel)
    if command.reply_to is not None:
        _can_be_answered(state, scenario, command.reply_to, channel=command.channel, name=name)
    check_text(command.text, limit=limit, where=name)
    check_declared(command.declare, scenario.replies_declare)
    number = len(state.happened.get("reply.published", ())) + 1
    published = ReplyPublished(
        item=f"reply--{number}",
        channel=command.channel,
        reply_to=command.reply_to,
        text=command.text,
        declare=command.declare,
    )
    return with_prediction(command, command.reply_to or command.channel, published)


def submit_task(state: State, command: SubmitTask, scenario: Scenario) -> tuple[Happening, ...]:
    task, stands = find.task(scenario, command.task), state.tasks.get(command.task)
    if task is None:
        raise Refused(f"There is no task “{command.task}”.")
    if stands is None:
        raise Refused(f"“{task.title}” has not been asked for yet.")
    if stands.submitted_at is not None:
        raise Refused(
            f"You handed in “{task.title}” at {time_of_day(scenario, stands.submitted_at)}. It is sent once; "
            "add what is missing in a reply."
        )
    _texts_fit(command, task, scenario)
    check_declared(command.declare, task.declare)
    submitted = TaskSubmitted(item=task.id, texts=dict(sorted(command.texts.items())), declare=command.declare)
    return with_prediction(command, task.id, submitted)


def send_escalation(state: State, command: SendEscalation, scenario: Scenario) -> tuple[Happening, ...]:
    if command.to not in find.colleagues(scenario):
        known = find.colleague_names(scenario)
        raise Refused(f"“{command.to}” is not a colleague you can ask. You can ask {known}.")
    if command.topic not in scenario.topics:
        topics = "; ".join(scenario.topics[topic] for topic in sorted(scenario.topics))
        raise Refused(f"“{command.topic}” is not a topic here. The topics are: {topics}.")
    mail = scenario.channels[find.desk_mail(scenario)]
    limit = mail.limit if mail.kind in ("mail", "inbox") else ESCALATION_LIMIT
    check_text(command.text, limit=limit, where=find.name_of(scenario, command.to))
    sent = EscalationSent(
        item=f"escalation--{len(state.escalations) + 1}",
        to=command.to,
        topic=command.topic,
        text=command.text,
        severity=command.severity,
    )
    return (sent,)


def _can_be_answered(state: State, scenario: Scenario, post_id: str, *, channel: str, name: str) -> None:
    post = state.posts.get(post_id)
    if post is None or post.channel != channel:
        raise Refused(f"There is no post “{post_id}” in {name} to answer.")
    why = POST_ACTS["reply.publish"](state, scenario, post)
    if why is not None:
        raise Refused(why)


def _texts_fit(command: SubmitTask, task: Task, scenario: Scenario) -> None:
    unknown = sorted(set(command.texts) - set(task.channels))
    if unknown:
        names = ", ".join(limit_of(scenario, channel)[1] for channel in task.channels)
        raise Refused(f"“{task.title}” is not written for “{unknown[0]}”. It goes to {names}.")
    for channel in task.channels:
        limit, name = limit_of(scenario, channel)
        check_text(command.texts.get(channel, ""), limit=limit, where=name)
