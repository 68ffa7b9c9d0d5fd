"""Every setting, read from the environment once. Nothing else in the code looks at the environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from simulator.errors import SettingsError

ROOT = Path(__file__).resolve().parents[1]
DEFAULT_DATABASE = f"sqlite:///{ROOT / 'var' / 'firedrill.db'}"


@dataclass(frozen=True, slots=True)
class Oidc:
    """One OpenID Connect provider."""

    client_id: str
    client_secret: str
    server_metadata_url: str
    redirect_uri: str
    cookie_secret: str


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
    support: str = ""
    """FIREDRILL_SUPPORT: whom a learner may turn to; shown after a run was stopped, and on the page You."""
    oidc: Oidc | None = None
    """FIREDRILL_OIDC_*: the provider, where FIREDRILL_SIGN_IN is `oidc`."""


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Settings from the environment (or from `environment`); SettingsError names the first that cannot be."""
    env = os.environ if environment is None else environment
    sign_in = env.get("FIREDRILL_SIGN_IN", "demo")
    if sign_in not in ("demo", "oidc"):
        raise SettingsError("FIREDRILL_SIGN_IN", sign_in, "demo or oidc")
    learners = env.get("FIREDRILL_DEMO_LEARNERS", "12")
    if not learners.isdecimal() or int(learners) > 200:
        raise SettingsError("FIREDRILL_DEMO_LEARNERS", learners, "12 (0 to 200)")
    return Settings(
        database_url=env.get("FIREDRILL_DATABASE_URL") or DEFAULT_DATABASE,
        content_root=Path(env.get("FIREDRILL_CONTENT", str(ROOT))),
        sign_in="oidc" if sign_in == "oidc" else "demo",
        demo_learners=int(learners),
        support=env.get("FIREDRILL_SUPPORT", "").strip(),
        oidc=_oidc(env) if sign_in == "oidc" else None,
    )


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
