"""The judge is off unless set, and half a setting stops the start with its name."""

import pytest

from simulator.errors import SettingsError
from simulator.settings import JudgeSettings, read_settings

WHOLE = {
    "FIREDRILL_JUDGE_URL": "https://api.provider.example/v1/",
    "FIREDRILL_JUDGE_MODEL": "small-model",
    "FIREDRILL_JUDGE_KEY": "sk-secret",
    "FIREDRILL_JUDGE_CAP": "2000",
    "FIREDRILL_JUDGE_PRICES": "100 25 400",
}


def test_there_is_no_judge_unless_an_address_is_set():
    assert read_settings({}).judge is None
    assert read_settings({name: value for name, value in WHOLE.items() if name != "FIREDRILL_JUDGE_URL"}).judge is None


def test_a_whole_judge_is_read():
    judge = read_settings(WHOLE | {"FIREDRILL_JUDGE_TEMPERATURE": "0.2"}).judge
    assert judge == JudgeSettings(
        "https://api.provider.example/v1", "small-model", "sk-secret", 2000, (100, 25, 400), temperature=0.2
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("URL", "api.provider.example"),
        ("URL", "https://user:sk-secret@api.provider.example"),
        ("URL", "https://api.provider.example/v1?key=sk-secret"),
        ("MODEL", " "),
        ("CAP", ""),
        ("CAP", "20.00"),
        ("PRICES", "100"),
        ("PRICES", "1 2 x"),
        ("TEMPERATURE", "warm"),
    ],
)
def test_half_a_judge_is_refused_by_name_and_tells_no_key(name: str, value: str):
    with pytest.raises(SettingsError, match=f"FIREDRILL_JUDGE_{name}") as refused:
        read_settings(WHOLE | {f"FIREDRILL_JUDGE_{name}": value})
    assert "sk-secret" not in str(refused.value)


def test_a_key_is_in_no_picture_of_the_settings():
    assert "sk-secret" not in repr(read_settings(WHOLE))
