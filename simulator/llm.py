"""A judge behind an OpenAI-compatible server: the only module that calls a language model."""

import contextlib
import logging
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any, Protocol

from pydantic import BaseModel, ValidationError

from simulator.scoring.judge.protocol import Answer, Fault, FaultKind, Replied, Request, Usage

if TYPE_CHECKING:
    from openai import APIStatusError, OpenAI

log = logging.getLogger(__name__)

TIMEOUT, DEADLINE = 30.0, 60.0
"""Seconds: of silence, and of the whole call. A server that drips never trips the first."""
LONGEST_REST = 3600.0
"""Seconds a server may ask to be left alone."""
_STATUS: dict[int, tuple[FaultKind, str]] = {
    401: ("unauthorised", "The server does not take this key"),
    403: ("unauthorised", "The server does not let this key do this"),
    404: ("rejected", "The server knows no such model, or nothing stands at this address"),
    408: ("unavailable", "The server gave up waiting"),
    409: ("unavailable", "The server is in the middle of something else"),
    413: ("rejected", "The request is too large for the server"),
    429: ("busy", "The server asks to be left alone for a while"),
}
_CODES: dict[str, tuple[FaultKind, str]] = {
    "insufficient_quota": ("over_budget", "The provider says that the account is out of credit"),
    "content_filter": ("filtered", "The provider's filter stopped the request"),
    "content_policy_violation": ("filtered", "The provider's filter stopped the request"),
}


class _Details(BaseModel):
    cached_tokens: int | None = None
    reason: str | None = None


class _Usage(BaseModel):
    input_tokens: int = 0
    output_tokens: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0
    input_tokens_details: _Details | None = None
    prompt_tokens_details: _Details | None = None

    def counted(self) -> Usage | None:
        """In one form, whichever of the two interfaces it comes from; None where it counts nothing that was read."""
        details = self.input_tokens_details or self.prompt_tokens_details or _Details()
        read, written = self.input_tokens or self.prompt_tokens, self.output_tokens or self.completion_tokens
        cached = max(0, min(read, details.cached_tokens or 0))
        return Usage(read=read, cached=cached, written=max(0, written)) if read > 0 else None


class _Content(BaseModel):
    text: str | None = None
    refusal: str | None = None


class _Output(BaseModel):
    content: list[_Content] | None = None


class _Sent(BaseModel):
    """What a server sends, as far as it is needed. A field that is missing or of another kind is a fault."""

    model: str
    usage: _Usage | None = None

    def finished(self) -> str:
        """`stop`, or why it ended before."""
        raise NotImplementedError

    def parts(self) -> list[_Content]:
        raise NotImplementedError

    def words(self) -> str:
        return "".join(part.text or "" for part in self.parts())

    def is_prose(self) -> bool:
        """Words where a JSON object was asked for, and no refusal."""
        words = self.words().lstrip()
        return bool(words) and not words.startswith("{") and not any(part.refusal for part in self.parts())


class _Response(_Sent):
    status: str
    output: list[_Output]
    incomplete_details: _Details | None = None

    def finished(self) -> str:
        if self.status == "incomplete":
            return (self.incomplete_details or _Details()).reason or "length"
        return "stop" if self.status == "completed" else self.status

    def parts(self) -> list[_Content]:
        return [part for output in self.output for part in output.content or []]


class _Message(BaseModel):
    content: str | None = None
    refusal: str | None = None


class _Choice(BaseModel):
    message: _Message
    finish_reason: str | None = None


class _Completion(_Sent):
    choices: list[_Choice]

    def finished(self) -> str:
        return self.choices[0].finish_reason or "stop" if self.choices else "stop"

    def parts(self) -> list[_Content]:
        said = [choice.message for choice in self.choices[:1]]
        return [_Content(text=message.content, refusal=message.refusal) for message in said]


class _Raw(Protocol):
    @property
    def text(self) -> str: ...


@dataclass
class OpenAiJudge:
    """One model at one address. Safe to share between threads."""

    url: str
    """As `https://api.example/v1`."""
    model: str
    key: str = field(default="", repr=False)
    temperature: float | None = None
    """Sent only where it is set: some models refuse it."""
    timeout: float = TIMEOUT
    deadline: float = DEADLINE
    _chat: bool = field(default=False, init=False, repr=False)
    """The server has no Responses interface; found out once."""

    @property
    def name(self) -> str:
        return f"judge@1:{self.model}"

    def ask(self, request: Request) -> Answer:
        """One call, over by `deadline` whatever the server does: what is late is left behind with its thread."""
        results: queue.SimpleQueue[Answer] = queue.SimpleQueue()
        with contextlib.closing(self._client()) as client:
            threading.Thread(target=lambda: results.put(self._answer(client, request)), daemon=True).start()
            try:
                answer = results.get(timeout=self.deadline)
            except queue.Empty:
                answer = Fault("timeout", f"No whole answer after {self.deadline:g} seconds.")
        if isinstance(answer, Fault):
            log.warning("%s: %s: %s", self.name, answer.kind, answer.said)
        return answer

    def _client(self) -> "OpenAI":
        from openai import DefaultHttpx2Client, OpenAI

        # A redirect would carry a learner's words to an address that nobody set.
        http = DefaultHttpx2Client(follow_redirects=False, timeout=self.timeout)
        return OpenAI(
            api_key=self.key or "none", base_url=self.url, timeout=self.timeout, max_retries=0, http_client=http
        )

    def _answer(self, client: "OpenAI", request: Request) -> Answer:
        """Whatever goes wrong, told without the words of an exception: those may hold the key or the learner's."""
        import openai

        try:
            return self._asked(client, request)
        except openai.APITimeoutError:
            return Fault("timeout", f"The server was silent for {self.timeout:g} seconds.")
        except openai.APIStatusError as problem:
            return _of_status(problem)
        except openai.APIConnectionError:
            return Fault("unavailable", "The server could not be reached, or it hung up.")
        except ValidationError:
            return Fault("nonsense", "The server sent something that is no answer.")
        except Exception as problem:  # noqa: BLE001 - whatever the package makes of an odd server must not lose the work
            return Fault("nonsense", f"The server's answer could not be read ({type(problem).__name__}).")

    def _asked(self, client: "OpenAI", request: Request) -> Answer:
        """By Responses; by chat completions where a server has no Responses, or has them and passes over the schema."""
        first = None if self._chat else self._responded(client, request)
        if first is not None and not first.is_prose():
            return _read(first, request)
        sent = _Completion.model_validate_json(self._complete(client, request).text)
        self._chat = True
        return _counting(first, _read(sent, request))

    def _responded(self, client: "OpenAI", request: Request) -> _Response | None:
        from openai import APIStatusError

        try:
            return _Response.model_validate_json(self._respond(client, request).text)
        except APIStatusError as problem:
            if _lacks_responses(problem):
                return None
            raise

    def _respond(self, client: "OpenAI", request: Request) -> _Raw:
        return client.responses.with_raw_response.create(
            model=self.model,
            instructions=request.instructions,
            input=[{"role": "user", "content": request.submission}],
            text={"format": _format(request, "json_schema")},
            max_output_tokens=request.most,
            prompt_cache_key=request.cache_key,
            store=False,
            **self._set(),
        ).http_response

    def _complete(self, client: "OpenAI", request: Request) -> _Raw:
        return client.chat.completions.with_raw_response.create(
            model=self.model,
            messages=[
                {"role": "system", "content": request.instructions},
                {"role": "user", "content": request.submission},
            ],
            response_format={"type": "json_schema", "json_schema": _format(request)},
            max_tokens=request.most,
            store=False,
            **self._set(),
        ).http_response

    def _set(self) -> dict[str, Any]:
        return {} if self.temperature is None else {"temperature": self.temperature}


def _format(request: Request, kind: str | None = None) -> Any:
    named = {"name": "judgements", "strict": True, "schema": dict(request.schema)}
    return named | ({"type": kind} if kind else {})


def _read(sent: _Sent, request: Request) -> Answer:
    """The text of a whole answer; else the fault. What was cut is never read as far as it goes."""
    usage = sent.usage.counted() if sent.usage else None
    ended, text = sent.finished(), sent.words()

    def fault(kind: FaultKind, said: str) -> Fault:
        return Fault(kind, said, usage=usage)

    if ended == "content_filter":
        return fault("filtered", "The provider's filter stopped the answer.")
    if any(part.refusal for part in sent.parts()):
        return fault("declined", "The model refused.")
    # Some servers call an answer complete that ended with its last token.
    if ended in ("length", "max_output_tokens") or (usage and usage.written >= request.most):
        return fault("cut", f"The answer was not finished after {request.most} tokens.")
    if ended != "stop":
        return fault("nonsense", "The server says that the answer is not complete.")
    if not text.strip():
        return fault("nonsense", "The server sent an answer without words.")
    return Replied(text, model=_without_folder(sent.model), usage=usage)


def _counting(first: _Sent | None, answer: Answer) -> Answer:
    """The answer, with what both calls used; unknown where either is."""
    if first is None:
        return answer
    one, two = first.usage.counted() if first.usage else None, answer.usage
    both = Usage(one.read + two.read, one.cached + two.cached, one.written + two.written) if one and two else None
    return replace(answer, usage=both)


def _without_folder(model: str) -> str:
    """Some servers name the file they read the model from."""
    return model.rpartition("/")[2] if model.startswith("/") else model


def _lacks_responses(problem: "APIStatusError") -> bool:
    if problem.status_code in (404, 405, 501):
        return problem.code != "model_not_found"
    return problem.status_code in (400, 422) and "support" in problem.message.lower()


def _of_status(problem: "APIStatusError") -> Fault:
    status = problem.status_code
    unknown: tuple[FaultKind, str] = (
        ("unavailable", "The server has trouble of its own")
        if status >= 500
        else ("rejected", "The server does not take this request")
    )
    kind, said = _CODES.get(str(problem.code)) or _STATUS.get(status) or unknown
    after = _seconds(problem.response.headers.get) if kind in ("busy", "unavailable") else None
    return Fault(kind, f"{said} ({status}).", retry_after=after)


def _seconds(header: Callable[[str], str | None]) -> float | None:
    """How long the server asks to be left alone: a number, or a date against the server's own clock."""
    asked = header("retry-after") or ""
    with contextlib.suppress(ValueError):
        return min(LONGEST_REST, max(0.0, float(asked)))
    with contextlib.suppress(ValueError, TypeError):
        wait = parsedate_to_datetime(asked) - parsedate_to_datetime(header("date") or "")
        return min(LONGEST_REST, max(0.0, wait.total_seconds()))
    return None
