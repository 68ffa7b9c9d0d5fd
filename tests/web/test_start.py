"""What stops a start: one clear sentence, no traceback, a status that says so."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit import config

from simulator.errors import SettingsError
from simulator.settings import ROOT, Oidc, Settings
from simulator.web import options
from simulator.web.start import settings_or_leave
from tests.serving import begin

OTHER = {
    "client.showErrorDetails": "full",
    "client.toolbarMode": "developer",
    "server.baseUrlPath": "drill",
    "server.corsAllowedOrigins": ["http://evil.example"],
    "server.fileWatcherType": "auto",
    "server.maxMessageSize": 200,
    "server.maxUploadSize": 200,
    "server.maxWidgetStateSize": 25,
    "server.trustedUserHeaders": {"X-User": "email"},
}
OIDC = Settings(
    sign_in="oidc", oidc=Oidc("id", "secret", "https://id.example/m", "https://a.example/oauth2callback", "c")
)
REFUSED = {
    "errors would be shown in full": (["--client.showErrorDetails=full"], "client.showErrorDetails"),
    "the demo could be reached from outside": (["--server.address=0.0.0.0"], "FIREDRILL_SIGN_IN=oidc"),
}


@pytest.fixture
def as_shipped() -> Iterator[None]:
    """Streamlit's options as .streamlit/config.toml sets them, and afterwards as they were."""
    config.get_config_options(force_reparse=True)
    yield
    config.get_config_options(force_reparse=True)


@pytest.mark.usefixtures("as_shipped")
def test_the_options_as_shipped_are_the_ones_insisted_on(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(ROOT)
    options.insist(Settings())


@pytest.mark.usefixtures("as_shipped")
@pytest.mark.parametrize("name", options.INSISTED)
def test_an_option_that_differs_is_named(name: str):
    value = OTHER.get(name, not options.INSISTED[name])
    config.set_option(name, value)
    with pytest.raises(SettingsError, match=name):
        options.insist(Settings())


@pytest.mark.usefixtures("as_shipped")
@pytest.mark.parametrize("address", ["0.0.0.0", "192.168.0.7", "::", "", "example.com"])
def test_only_with_a_provider_may_the_app_be_reached_from_other_machines(address: str):
    config.set_option("server.address", address)
    options.insist(OIDC)
    with pytest.raises(SettingsError, match=r"server\.address"):
        options.insist(Settings())


@pytest.mark.parametrize(
    ("name", "value"),
    [("FIREDRILL_SIGN_IN", "guest"), ("FIREDRILL_SIGN_IN", "oidc"), ("FIREDRILL_DEMO_LEARNERS", "many")],
)
def test_a_setting_that_cannot_be_ends_the_process_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
):
    monkeypatch.setenv(name, value)
    with pytest.raises(
        SystemExit, match=r"^Firedrill does not start\. Setting FIREDRILL_\w+ is .*\. Give it a value like"
    ):
        settings_or_leave()


@pytest.mark.parametrize("case", REFUSED)
def test_it_does_not_start_when(tmp_path: Path, case: str):
    flags, names = REFUSED[case]
    app = begin(tmp_path, flags=flags)
    assert app.process.wait(60) != 0
    said = [line for line in app.log().splitlines() if "Firedrill does not start." in line]
    assert len(said) == 1
    assert names in said[0]
    assert "Traceback" not in app.log()


def test_it_does_not_start_on_a_database_of_another_release(tmp_path: Path):
    with sqlite3.connect(tmp_path / "firedrill.db") as database:
        database.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
        database.execute("INSERT INTO alembic_version VALUES ('9999')")
    app = begin(tmp_path)
    assert app.process.wait(60) != 0
    assert "Firedrill does not start." in app.log()
    assert "Traceback" not in app.log()
