"""The parts of an author's files as the reference lists them: name → where it stands, and its document."""

from simulator.content.answers import Answer as LevelledAnswer
from simulator.content.answers import AnswersFile
from simulator.content.bots import Bot
from simulator.content.choices import DecisionSet
from simulator.content.conditions import Answer, Reaction, Replies
from simulator.content.crowd import Crowd, CrowdChannel, Spread
from simulator.content.document import Document
from simulator.content.figures import Bump, Fault, Figure, SeriesOf, Trend
from simulator.content.rubric import Binding, Criterion
from simulator.content.scenario import (
    AfterInject,
    Appeal,
    AppealSet,
    Case,
    CaseEffect,
    Check,
    Choice,
    Clock,
    Context,
    Drift,
    Ending,
    Fact,
    Inject,
    Media,
    Meter,
    Mode,
    Moment,
    Obligation,
    PlannedPost,
    ReportMade,
    Rule,
    Silence,
    Task,
    TaskEffect,
    Variant,
)
from simulator.content.world import Brand, Card, Channel, Clause, Person
from simulator.content.writing import Advice, Anti, Critical, Exemplars, LevelRule, Move, Needs, Writing
from simulator.content.writing import Fact as RightFact

PARTS: dict[str, type[Document]] = {
    "mode": Mode,
    "clock": Clock,
    "meter": Meter,
    "drift of a meter": Drift,
    "fact": Fact,
    "ending": Ending,
    "brand": Brand,
    "card": Card,
    "channel": Channel,
    "person": Person,
    "rule of the policy": Clause,
    "planned post": PlannedPost,
    "inject": Inject,
    "after": AfterInject,
    "silence": Silence,
    "media": Media,
    "one of one_of": Variant,
    "case": Case,
    "report": ReportMade,
    "context": Context,
    "decision set": DecisionSet,
    "effect of a case": CaseEffect,
    "appeal": Appeal,
    "decision set of an appeal": AppealSet,
    "task": Task,
    "choice in declare": Choice,
    "check": Check,
    "effect of a task or reply": TaskEffect,
    "obligation": Obligation,
    "rule": Rule,
    "react": Reaction,
    "replies": Replies,
    "one of from": Answer,
    "crowd": Crowd,
    "channel of the crowd": CrowdChannel,
    "spread": Spread,
    "figure": Figure,
    "series": SeriesOf,
    "trend": Trend,
    "bump": Bump,
    "fault of a figure": Fault,
    "criterion": Criterion,
    "criterion in marking.yml": Binding,
    "writing": Writing,
    "move": Move,
    "anti": Anti,
    "fact in writing": RightFact,
    "exemplars": Exemplars,
    "rule in writing": LevelRule,
    "what a level needs": Needs,
    "sentence of feedback": Advice,
    "critical": Critical,
    "file of answers": AnswersFile,
    "answer with levels": LevelledAnswer,
    "moment of the commentary": Moment,
    "bot": Bot,
}


def row(name: str) -> str:
    """The part's row: its name, the keys it must have, the keys it may have."""
    infos = PARTS[name].model_fields.items()
    keys = [(info.alias or key, info.is_required()) for key, info in infos]
    needed, free = ([key for key, is_ in keys if is_ is wanted] for wanted in (True, False))
    return f"| {name} | {_code(needed)} | {_code(free)} |"


def _code(keys: list[str]) -> str:
    return f"`{' '.join(keys)}`" if keys else "–"
