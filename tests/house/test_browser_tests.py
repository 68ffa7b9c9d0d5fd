"""Tests that need a browser stand where `make test` looks for them: nothing else is collected when they run."""

from tests.house.tree import python_under

HOMES = ("tests/browser/", "tests/web/")
MARK = "pytest.mark." + "browser"


def test_only_two_folders_ask_for_a_browser():
    asking = [path for path in python_under("tests") if MARK in path.read_text(encoding="utf-8")]
    assert asking
    assert [str(path) for path in asking if not any(home in path.as_posix() for home in HOMES)] == []
