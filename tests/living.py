"""A library in which Patch day has a channel of every kind, and a run of it in which a learner did all they can."""

import json
import shutil
from pathlib import Path
from typing import Any

import yaml

from simulator import bootstrap
from simulator.content.library import Library, load_library
from simulator.runs.commands import Command, Declared, LockThread, PinPost, PublishReply, SchedulePost, SetWatch
from simulator.services import practise
from simulator.services.parts import Parts
from simulator.settings import ROOT, Settings
from tests.learner import who
from tests.serving import Server

CHANNELS: dict[str, Any] = {
    "hall": {
        "kind": "chat", "name": "Lantern Hall", "tone": "Quick, light, first names", "limit": 400,
        "about": "Tonight: the harbour route. Slow mode, one line in ten seconds.",
        "audience": "Some two hundred regulars, half of them on phones",
        "norms": ["One thought a line", "No walls of text", "Staff say hello before they say no"],
        "card": "hallway",
    },
    "shelf": {
        "kind": "reviews", "name": "Playshelf reviews", "tone": "Thankful, factual, signed", "limit": 600,
        "audience": "People who decide tonight whether to buy", "norms": ["Answer the review, not the reviewer"],
        "card": "playshelf",
    },
    "film": {
        "kind": "video", "name": "Harbour trailer", "tone": "Warm, short", "limit": 500,
        "about": "Two minutes of rowing boats, a lighthouse and a song. 41,000 views.",
    },
    "help": {
        "kind": "inbox", "name": "Support inbox", "tone": "One person, one answer", "limit": 3000,
        "audience": "The member who wrote", "norms": ["Say what happens next and when"],
    },
    "paper": {"kind": "press", "name": "In the press", "tone": "Others write here", "limit": 4000},
}  # fmt: skip
CARDS = {
    "hallway": {
        "name": "Hallway", "as_of": "2026-09",
        "rules": ["Moderators may slow, mute and pin", "Deleted lines stay in the log for thirty days"],
    },
    "playshelf": {
        "name": "Playshelf", "as_of": "2026-08",
        "rules": ["One answer of the maker under each review", "An answer may be edited and says so"],
    },
}  # fmt: skip
WORDS = {
    "hall-1": "anyone else's lighthouse gone or just me",
    "hall-2": "gone gone",
    "hall-3": "the new map looks like this for me, is that right?",
    "hall-4": "lol just reinstall",
    "hall-5": "please nobody reinstall anything until staff say so",
    "review-1": "Sixty hours in and the patch ate them. I loved this game on Monday.",
    "review-2": "Still the best co-op of the year. Saves will come back, they always tell us.",
    "review-3": "No answer from anyone for an hour.",
    "film-1": "The song! Who sings it?",
    "film-2": "Nice trailer, where is my save",
    "film-3": "Timestamp 1:12, that is my island, I am not crying.",
    "ticket-1": "My account shows two of three slots. Should I log out or stay logged in?\n\nDora",
    "ticket-2": "Please tell me what you hold about me. I asked a week ago.",
    "ticket-3": "It is still like that, and my son asks every ten minutes.",
    "article": (
        "Players of the co-op game Lanternfall report that saved games vanished after this morning's update. The "
        "studio, Tidewick Games, has not said what happened.\n\nOn the game's boards the first report came at nine."
    ),
    "mild": "You lot could not code a toaster.",
}  # fmt: skip
INJECTS: list[dict[str, Any]] = [
    {"id": "hall-1", "at": "2m", "channel": "hall", "by": "tam"},
    {"id": "hall-2", "at": "2m", "channel": "hall", "by": "tam", "priority": 1},
    {
        "id": "hall-3", "at": "3m", "channel": "hall", "by": "petal",
        "media": {"alt": "A screenshot of the harbour map. Where the lighthouse was is plain water."},
    },
    {"id": "hall-4", "at": "4m", "channel": "hall", "by": "kestrel", "reply_to": "hall-1"},
    {"id": "hall-5", "at": "6m", "channel": "hall", "by": "bracken"},
    {
        "id": "review-1", "at": "3m", "channel": "shelf", "by": "petal", "title": "Give me my island back", "stars": 1,
        "stat": "64 found this helpful",
    },
    {
        "id": "review-2", "at": "12m", "channel": "shelf", "by": "mara", "title": "Wait a day", "stars": 5,
        "stat": "21 found this helpful",
    },
    {"id": "review-3", "at": "20m", "channel": "shelf", "by": "tam", "title": "Silence", "stars": 2},
    {"id": "film-1", "at": "2m", "channel": "film", "by": "nine", "stat": "2,012 likes"},
    {"id": "film-2", "at": "5m", "channel": "film", "by": "kestrel", "stat": "1,204 likes"},
    {
        "id": "film-3", "at": "8m", "channel": "film", "by": "tam", "stat": "80 likes", "reply_to": "film-1",
        "media": {"alt": "A still of a burning boat, a figure in the water.", "cover": "May upset: a person in danger"},
    },
    {"id": "ticket-1", "at": "4m", "channel": "help", "by": "nine", "title": "Log out or stay?"},
    {"id": "ticket-2", "at": "9m", "channel": "help", "by": "mara", "title": "What you hold about me"},
    {"id": "ticket-3", "at": "22m", "channel": "help", "by": "nine", "reply_to": "ticket-1"},
    {
        "id": "article", "at": "19m", "channel": "paper", "by": "odo",
        "title": "Update wipes saved games, studio silent",
    },
    {"id": "mild", "standby": True, "channel": "forum", "by": "kestrel", "opens_case": "case-mild"},
]  # fmt: skip
FIGURES = {
    "figures": [
        {
            "id": "reports-daily", "title": "Reports a day", "unit": "reports", "days": 56,
            "source": "Counted by the boards, copied each night.",
            "series": [
                {"id": "forum", "label": "Boards", "base": 40, "noise": 6, "weekday": [0, 0, 0, 0, 2, 9, 8]},
                {"id": "micro", "label": "Chirrup", "base": 15, "noise": 4},
            ],
            "fault": {
                "kind": "days_missing", "series": "micro", "from": 30, "to": 34, "about": "The copy failed for a week.",
            },
        }
    ]
}  # fmt: skip


def living_root(folder: Path) -> Path:
    """A content folder with this library in it."""
    for name in ("ksb", "rubrics", "scenarios"):
        shutil.copytree(ROOT / name, folder / name)
    day = folder / "scenarios/patch-day"
    _grow(day / "world.yml", _world)
    _grow(day / "timeline.yml", _timeline)
    _grow(day / "cases.yml", _cases)
    _grow(day / "tasks.yml", _tasks)
    (day / "data.yml").write_text(json.dumps(FIGURES), encoding="utf-8")
    for name, words in WORDS.items():
        (day / "content" / f"{name}.md").write_text(f"{words}\n", encoding="utf-8")
    return folder


def living(folder: Path) -> Library:
    return load_library(living_root(folder))


def served(root: Path) -> dict[str, str]:
    """What an app needs in its environment to serve that library."""
    return {"FIREDRILL_CONTENT": str(root)}


def parts_with(server: Server, root: Path) -> Parts:
    """The app's own parts, in this process, on the app's database and on that library."""
    return bootstrap.build(Settings(database_url=server.database, content_root=root))


def busy(parts: Parts, run: str) -> None:
    """Answers in three channels, a pin, a watch and a plan with a picture, by Jo at the desk."""
    claims = Declared(intent="acknowledge", promises="none")
    in_half_an_hour = practise.desk(parts, who("jo"), run).state.now + 1800
    commands: list[Command] = [
        PublishReply(channel="shelf", reply_to="review-1", text="It is real, and ours.", declare=claims),
        PublishReply(channel="hall", text="Please stop playing on that slot.", declare=claims),
        PublishReply(channel="help", reply_to="ticket-2", text="Within a month; I have passed it on.", declare=claims),
        PinPost(post="saves-thread"),
        PinPost(post="hall-5"),
        LockThread(post="film-1"),
        SetWatch(item="daughters-slot", at=in_half_an_hour, why="Whether others join in"),
        SchedulePost(
            channel="forum",
            at=in_half_an_hour,
            text="Next word.",
            declare=claims,
            asset="planned:trailer",
            alt="A clock.",
        ),
    ]
    for command in commands:
        seq = practise.desk(parts, who("jo"), run).state.seq
        receipt = practise.submit(parts, who("jo"), run, command, command_id=parts.new_id(), expected_seq=seq)
        assert receipt.refused is None, receipt.refused


def _grow(file: Path, grow: Any) -> None:
    found = yaml.safe_load(file.read_text(encoding="utf-8"))
    grow(found)
    file.write_text(json.dumps(found), encoding="utf-8")


def _world(found: dict[str, Any]) -> None:
    found["channels"] |= CHANNELS
    found["cards"] = found.get("cards", {}) | CARDS
    found["people"]["nine"]["reports"] = {"right": 12, "wrong": 3}
    found["people"]["mara"]["reports"] = {"right": 4, "wrong": 0}


def _timeline(found: dict[str, Any]) -> None:
    found["injects"] += [{**inject, "body": f"content/{inject['id']}.md"} for inject in INJECTS]


def _tasks(found: dict[str, Any]) -> None:
    note = next(task for task in found["tasks"] if task["id"] == "insight-note")
    note["data"] = [*note["data"], "reports-daily"]
    five = {
        "id": "one-word",
        "title": "The same word everywhere",
        "channels": ["forum", "micro", "hall", "film", "help"],
    }
    holding = next(task for task in found["tasks"] if task["id"] == "holding")
    found["tasks"].append({**holding, **five, "effects": [], "checks": []})


def _cases(found: dict[str, Any]) -> None:
    insult = next(case for case in found["cases"] if case["id"] == "case-insult")
    other = {"id": "case-mild", "title": "A sneer at the makers", "target": "mild", "context": [], "effects": []}
    found["cases"].append({**insult, **other})
    insult["instead"] = "case-mild"
