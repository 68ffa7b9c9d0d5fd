"""Every setting, read from the environment once. Nothing else in the code looks at the environment."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from simulator.errors import SettingsError

ROOT = Path(__file__).resolve().parents[1]
DEFAULT_DATABASE = f"sqlite:///{ROOT / 'var' / 'firedrill.db'}"


# numpy's library would put every core to work on matrices too small for it, and let each wait busily for the others: on
# two busy cores that cost ten times the sums. Read when numpy is first imported, so it is said before anything else is.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

Worker = Literal["embedded", "procrastinate", "off"]
WORKERS: tuple[Worker, ...] = ("embedded", "procrastinate", "off")


@dataclass(frozen=True, slots=True)
class Oidc:
    """One OpenID Connect provider."""

    client_id: str
    client_secret: str
    server_metadata_url: str
    redirect_uri: str
    cookie_secret: str


@dataclass(frozen=True, slots=True)
class JudgeSettings:
    """A language model that suggests levels, and what it may cost."""

    url: str
    model: str
    key: str
    """May be empty: a server of one's own may ask for none."""
    cap: int
    """Pence in a calendar month."""
    prices: tuple[int, int, int]
    """Pence for a million tokens: read, read from the server's cache, written."""
    temperature: float | None = None

    def __repr__(self) -> str:
        """Without the key, so that no log has it."""
        return f"JudgeSettings(url={self.url!r}, model={self.model!r}, cap={self.cap}, prices={self.prices})"


@dataclass(frozen=True, slots=True)
class Settings:
    """What an operator may choose. Each field has a heading in docs/settings.md."""

    database_url: str = DEFAULT_DATABASE
    """FIREDRILL_DATABASE_URL"""
    content_root: Path = ROOT
    """FIREDRILL_CONTENT: the folder that holds `ksb/`, `rubrics/` and `scenarios/`."""
    sign_in: Literal["demo", "oidc"] = "demo"
    """FIREDRILL_SIGN_IN: `demo` serves loopback only."""
    demo_learners: int = 12
    """FIREDRILL_DEMO_LEARNERS: how many learners the demo cohort gets on an empty database; 0 for none."""
    worker: Worker = "embedded"
    """FIREDRILL_WORKER: who reads what was written, once a run is over."""
    support: str = ""
    """FIREDRILL_SUPPORT: whom a learner may turn to; shown after a run was stopped, and on the page You."""
    oidc: Oidc | None = None
    """FIREDRILL_OIDC_*: the provider, where FIREDRILL_SIGN_IN is `oidc`."""
    judge: JudgeSettings | None = None
    """FIREDRILL_JUDGE_*: a language model; None where FIREDRILL_JUDGE_URL is not set."""


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Settings from the environment (or from `environment`); SettingsError names the first that cannot be."""
    env = os.environ if environment is None else environment
    sign_in = env.get("FIREDRILL_SIGN_IN", "demo")
    if sign_in not in ("demo", "oidc"):
        raise SettingsError("FIREDRILL_SIGN_IN", sign_in, "demo or oidc")
    learners = env.get("FIREDRILL_DEMO_LEARNERS", "12")
    if not learners.isdecimal() or int(learners) > 200:
        raise SettingsError("FIREDRILL_DEMO_LEARNERS", learners, "12 (0 to 200)")
    database = env.get("FIREDRILL_DATABASE_URL") or DEFAULT_DATABASE
    return Settings(
        database_url=database,
        content_root=Path(env.get("FIREDRILL_CONTENT", str(ROOT))),
        sign_in="oidc" if sign_in == "oidc" else "demo",
        demo_learners=int(learners),
        worker=_worker(env.get("FIREDRILL_WORKER", "embedded"), database),
        support=env.get("FIREDRILL_SUPPORT", "").strip(),
        oidc=_oidc(env) if sign_in == "oidc" else None,
        judge=_judge(env) if env.get("FIREDRILL_JUDGE_URL") else None,
    )


def _judge(env: Mapping[str, str]) -> JudgeSettings:
    url, model = env.get("FIREDRILL_JUDGE_URL", ""), env.get("FIREDRILL_JUDGE_MODEL", "").strip()
    if not url.startswith(("https://", "http://")) or "@" in url or "?" in url:
        raise SettingsError(
            "FIREDRILL_JUDGE_URL", "(not shown)", "https://api.provider.example/v1, without a key in it"
        )
    if not model:
        raise SettingsError("FIREDRILL_JUDGE_MODEL", model, "the model's name at the provider")
    cap = env.get("FIREDRILL_JUDGE_CAP", "")
    if not cap.isdecimal():
        raise SettingsError("FIREDRILL_JUDGE_CAP", cap, "2000 (pence in a calendar month)")
    prices = env.get("FIREDRILL_JUDGE_PRICES", "").split()
    if len(prices) != 3 or not all(price.isdecimal() for price in prices):
        given = " ".join(prices)
        raise SettingsError(
            "FIREDRILL_JUDGE_PRICES", given, "100 25 400 (pence per million tokens: read, cached, written)"
        )
    read, cached, written = map(int, prices)
    return JudgeSettings(
        url=url.rstrip("/"),
        model=model,
        key=env.get("FIREDRILL_JUDGE_KEY", "").strip(),
        cap=int(cap),
        prices=(read, cached, written),
        temperature=_temperature(env.get("FIREDRILL_JUDGE_TEMPERATURE", "")),
    )


def _temperature(given: str) -> float | None:
    if not given:
        return None
    if not re.fullmatch(r"[0-2](\.[0-9]{1,2})?", given):
        raise SettingsError("FIREDRILL_JUDGE_TEMPERATURE", given, "0 (0 to 2, or nothing)")
    return float(given)


def _worker(said: str, database: str) -> Worker:
    found = next((name for name in WORKERS if name == said), None)
    if found is None:
        raise SettingsError("FIREDRILL_WORKER", said, "embedded, procrastinate or off")
    if found == "procrastinate" and database.startswith("sqlite"):
        raise SettingsError("FIREDRILL_WORKER", said, "embedded, as procrastinate needs PostgreSQL")
    return found


def _oidc(env: Mapping[str, str]) -> Oidc:
    def need(name: str, example: str) -> str:
        value = env.get(f"FIREDRILL_OIDC_{name}", "")
        if not value:
            raise SettingsError(f"FIREDRILL_OIDC_{name}", value, example)
        return value

    cookie_secret = need("COOKIE_SECRET", "64 random hexadecimal digits")
    if len(cookie_secret) < 32:
        raise SettingsError("FIREDRILL_OIDC_COOKIE_SECRET", "(too short)", "64 random hexadecimal digits")
    return Oidc(
        client_id=need("CLIENT_ID", "firedrill"),
        client_secret=need("CLIENT_SECRET", "the secret your provider gave"),
        server_metadata_url=need("METADATA_URL", "https://provider.example/.well-known/openid-configuration"),
        redirect_uri=need("REDIRECT_URI", "https://firedrill.example/oauth2callback"),
        cookie_secret=cookie_secret,
    )
