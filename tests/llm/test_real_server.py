"""The real client against a real server with a real model: what it writes is nonsense, in the form asked for."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from simulator.llm import OpenAiJudge
from simulator.scoring.judge.judging import judged
from simulator.scoring.judge.prompt import request_for
from simulator.scoring.judge.protocol import Fault, Replied
from simulator.scoring.judge.reply import replies_to
from tests.llm.model_server import KEY
from tests.scoring.judge.asking import task

ASKED = ("R-next",)
TASK = task("We write again at ten. The fault is ours.", criteria=ASKED)


def bounded(schema: Any) -> Any:
    """A schema that keeps a model short which never stops by itself."""
    if isinstance(schema, list):
        return [bounded(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    limits = {"string": {"maxLength": 4}, "array": {"maxItems": 1}}.get(str(schema.get("type")), {})
    return {name: bounded(part) for name, part in schema.items()} | ({} if {"enum", "const"} & set(schema) else limits)


WHOLE = request_for(TASK, nonce="n0nce")
REQUEST = replace(WHOLE, instructions="Judge the words. Answer in JSON.", schema=bounded(WHOLE.schema), most=600)
"""Without the rules: a test has no time for a model that reads fifty words a second."""


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, str(Path(__file__).with_name("model_server.py")), str(port)]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        assert server.stdout
        assert server.stdout.readline().startswith("http://127.0.0.1")
        yield f"http://127.0.0.1:{port}/v1"
    finally:
        server.kill()
        server.communicate()


def fault(judge: OpenAiJudge, most: int = REQUEST.most) -> str:
    answer = judge.ask(replace(REQUEST, most=most))
    assert isinstance(answer, Fault), answer
    assert {score.level for score in judged(TASK, answer, scorer=judge.name)} == {None}
    return answer.kind


def test_a_whole_answer_has_the_form_that_was_asked_for(url: str):
    judge = OpenAiJudge(url, "smollm2", KEY, temperature=0)
    judge._chat = True
    answer = judge.ask(REQUEST)

    assert isinstance(answer, Replied), answer
    replies_to(ASKED).model_validate_json(answer.text)
    assert answer.usage
    assert min(answer.usage.read, answer.usage.written) > 20
    assert answer.model.endswith(".gguf")
    (score,) = judged(TASK, answer, scorer=judge.name)
    assert (score.criterion, score.scorer) == ("R-next", "judge@1:smollm2")


def test_an_answer_cut_short_is_called_cut(url: str):
    judge = OpenAiJudge(url, "smollm2", KEY)
    assert fault(judge, most=8) == "cut"


def test_a_server_that_passes_over_the_schema_of_responses_is_asked_by_chat_completions(url: str):
    judge = OpenAiJudge(url, "smollm2", KEY)
    judge.ask(replace(REQUEST, most=4))
    assert judge._chat


def test_a_model_that_takes_its_time_is_left_at_the_deadline(url: str):
    started = time.monotonic()
    assert fault(OpenAiJudge(url, "smollm2", KEY, deadline=0.3), most=4000) == "timeout"
    assert time.monotonic() - started < 3


def test_a_key_that_the_server_does_not_know_is_refused(url: str):
    assert fault(OpenAiJudge(url, "smollm2", "sk-of-somebody-else")) == "unauthorised"


def test_an_address_where_nothing_answers_is_told(url: str):
    assert fault(OpenAiJudge(f"{url}/nowhere", "smollm2", KEY)) == "rejected"
