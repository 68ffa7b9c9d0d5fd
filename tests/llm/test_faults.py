"""Whatever a server does, the answer is either whole or a fault with a name; and no fault becomes a level."""

import json
import logging
import threading
import time
from typing import Any

import pytest

from simulator.llm import OpenAiJudge
from simulator.scoring.judge.judging import judged
from simulator.scoring.judge.prompt import request_for
from simulator.scoring.judge.protocol import Answer, Fault, Replied, Usage
from tests.llm.faults import FAULTS, GOOD, HTML, KEY
from tests.llm.faulty import (
    MODEL,
    Handler,
    Script,
    Server,
    chat_only,
    completion,
    drips,
    refuses,
    response,
    sends,
    serving,
    silent,
    stalls,
)
from tests.scoring.judge.asking import reply, task

TASK = task()
REQUEST = request_for(TASK, nonce="n0nce")


def judge(server: Server, **how: Any) -> OpenAiJudge:
    return OpenAiJudge(server.url, MODEL, KEY, **({"timeout": 0.4, "deadline": 1.2} | how))


def asked(script: Script, **how: Any) -> tuple[Answer, Server]:
    with serving(script) as server:
        return judge(server, **how).ask(REQUEST), server


def fault(script: Script) -> Fault:
    answer, _ = asked(script)
    assert isinstance(answer, Fault)
    return answer


@pytest.mark.parametrize(("script", "kind"), FAULTS.values(), ids=FAULTS)
def test_a_fault_has_a_name_and_no_level_and_tells_no_key(
    script: Script, kind: str, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
):
    caplog.set_level(logging.DEBUG)
    found = fault(script)

    assert found.kind == kind
    assert {score.level for score in judged(TASK, found, scorer=f"judge@1:{MODEL}")} == {None}
    assert KEY not in found.said + caplog.text + repr(found) + "".join(capfd.readouterr())


def test_a_server_that_is_not_there_is_unavailable():
    with serving(silent) as server:
        gone = server.url
    answer = OpenAiJudge(gone, MODEL, KEY, timeout=1, deadline=2).ask(REQUEST)
    assert isinstance(answer, Fault)
    assert (answer.kind, answer.passes) == ("unavailable", True)


@pytest.mark.parametrize("script", [drips(json.dumps(GOOD)), stalls, silent], ids=["drip", "stall", "silence"])
def test_the_deadline_holds_and_the_thread_left_behind_ends(script: Script):
    before = threading.active_count()
    with serving(script) as server:
        started = time.monotonic()
        judge(server, timeout=1.0, deadline=0.5).ask(REQUEST)
        assert time.monotonic() - started < 1.0
    for thread in threading.enumerate():
        if thread.daemon and thread is not threading.current_thread():
            thread.join(6)
    assert threading.active_count() <= before


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry_after": "5"}, 5.0),
        ({"retry_after": "300"}, 300.0),
        ({"retry_after": "-1"}, 0.0),
        ({"retry_after": "1e9"}, 3600.0),
        ({"retry_after": "soon"}, None),
        ({}, None),
        ({"retry_after": "Wed, 14 Oct 2026 10:01:00 GMT", "date": "Wed, 14 Oct 2026 10:00:00 GMT"}, 60.0),
    ],
)
def test_how_long_a_busy_server_wants_to_be_left_alone_is_handed_on(headers: dict[str, str], seconds: float | None):
    script: Script = lambda handler: _busy(handler, headers)  # noqa: E731
    found = fault(script)
    assert (found.kind, found.retry_after) == ("busy", seconds)


def _busy(handler: Handler, headers: dict[str, str]) -> None:
    handler.send_response_only(429)
    for name, value in ({"content-length": "0"} | headers).items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()


def test_nothing_is_sent_twice_by_itself():
    for script in (refuses(429), refuses(500), sends(HTML), silent):
        _, server = asked(script)
        assert len(server.asked) == 1


def test_a_whole_answer_comes_with_its_model_and_what_it_used():
    answer, _ = asked(sends(GOOD))
    assert answer == Replied(reply(), model=MODEL, usage=Usage(read=2000, cached=1500, written=300))


def test_what_is_sent_asks_for_the_strict_schema_and_for_nothing_to_be_stored():
    _, server = asked(sends(GOOD))
    (sent,) = server.asked

    assert (sent.path, sent.key) == ("/v1/responses", f"Bearer {KEY}")
    assert sent.body["store"] is False
    assert (sent.body["instructions"], sent.body["input"][0]["content"]) == (REQUEST.instructions, REQUEST.submission)
    assert sent.body["prompt_cache_key"] == REQUEST.cache_key
    assert sent.body["text"]["format"] == {
        "type": "json_schema",
        "name": "judgements",
        "strict": True,
        "schema": REQUEST.schema,
    }
    assert {"temperature", "tools", "stream"} & set(sent.body) == set()


def test_the_schema_keeps_evidence_before_the_level():
    judgement = REQUEST.schema["$defs"]["Judgement"]
    names = list(judgement["properties"])
    assert names.index("evidence") < names.index("why_not_higher") < names.index("level")
    assert (judgement["additionalProperties"], judgement["required"]) == (False, names)


def test_a_temperature_is_sent_only_where_one_is_set():
    _, server = asked(sends(GOOD), temperature=0.0)
    assert server.asked[0].body["temperature"] == 0.0


@pytest.mark.parametrize("lacks", [404, 405, 501])
def test_a_server_with_chat_completions_only_is_asked_there_and_from_then_on_there_alone(lacks: int):
    with serving(chat_only(sends(completion(reply())), lacks)) as server:
        asking = judge(server)
        first, second = asking.ask(REQUEST), asking.ask(REQUEST)

    assert first == second == Replied(reply(), model=MODEL, usage=Usage(read=2000, cached=1500, written=300))
    assert [sent.path for sent in server.asked] == ["/v1/responses", *["/v1/chat/completions"] * 2]
    body = server.asked[-1].body
    assert (body["store"], body["response_format"]["json_schema"]["strict"]) == (False, True)


def prose_or_chat(handler: Handler) -> None:
    """As servers do that read `text.format` and pass over it."""
    chat = handler.path.endswith("/chat/completions")
    sends(completion(reply()) if chat else response("The answer is good."))(handler)


def test_a_server_whose_responses_pass_over_the_schema_is_asked_by_chat_completions_and_both_calls_count():
    with serving(prose_or_chat) as server:
        asking = judge(server)
        first, second = asking.ask(REQUEST), asking.ask(REQUEST)

    assert first == Replied(reply(), model=MODEL, usage=Usage(read=4000, cached=3000, written=600))
    assert second == Replied(reply(), model=MODEL, usage=Usage(read=2000, cached=1500, written=300))
    assert [sent.path for sent in server.asked] == ["/v1/responses", *["/v1/chat/completions"] * 2]


def test_a_file_that_a_server_read_its_model_from_is_named_without_its_folder():
    answer, _ = asked(sends(GOOD | {"model": "/srv/models/small-model.gguf"}))
    assert isinstance(answer, Replied)
    assert answer.model == "small-model.gguf"


def test_a_judge_does_not_show_its_key():
    assert KEY not in repr(OpenAiJudge("http://127.0.0.1:9/v1", MODEL, KEY))
