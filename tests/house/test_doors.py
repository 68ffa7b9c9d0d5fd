"""One place for each outside thing. The doors between modules of simulator/ are contracts in pyproject.toml; these are
the doors that an import cannot show."""

from pathlib import Path

import pytest

from tests.house.tree import ROOT, code, imports, named, python_under, reads

ENVIRONMENT = {"os.environ", "os.environb", "os.getenv", "os.putenv", "environ", "getenv"}
PURE = (
    "simulator/runs",
    "simulator/scoring",
    "simulator/review.py",
    "simulator/assessment_log.py",
    "simulator/progress",
    "simulator/evidence",
)
CLOCKS_AND_CHANCE = {
    "datetime.now", "datetime.utcnow", "datetime.today", "datetime.datetime.now", "date.today", "datetime.date.today",
    "time.time", "time.time_ns", "time.monotonic", "time.perf_counter", "time.sleep",
    "uuid.uuid1", "uuid.uuid4", "uuid1", "uuid4", "os.urandom", "secrets.token_hex", "secrets.token_urlsafe",
    "random.random", "random.randint", "random.choice", "random.shuffle", "random.sample", "random.seed",
}  # fmt: skip
NOT_FOR_PAGES = {
    "alembic", "altair", "openai", "pandas", "psycopg", "sqlalchemy", "sqlite3", "sqlmodel", "yaml",
    "simulator.llm", "simulator.store",
}  # fmt: skip
SLEEPS = {"time.sleep", "sleep", "asyncio.sleep"}
SLEEPERS = "soak"  # an endurance test may wait; it stands in a file or folder with this word in its name
MOCKS = {"mock", "unittest.mock", "pytest_mock"}


def users_of(names: set[str], paths: list[Path]) -> list[str]:
    return [f"{named(path)}: {name}" for path in paths for name in sorted(reads(path) & names)]


def importers_of(names: set[str], paths: list[Path]) -> list[str]:
    return [f"{named(path)}: {name}" for path in paths for name in sorted(imports(path) & names)]


def other_tests() -> list[Path]:
    return [path for path in python_under("tests") if path != Path(__file__).resolve()]


def test_only_settings_reads_the_environment():
    others = [path for path in code() if path != ROOT / "simulator/settings.py"]
    assert users_of(ENVIRONMENT, others) == []


def test_the_pure_core_asks_no_clock_and_draws_no_chance():
    assert users_of(CLOCKS_AND_CHANCE, python_under(*PURE)) == []


def test_pages_and_launcher_reach_no_database_no_model_and_no_table():
    assert importers_of(NOT_FOR_PAGES, python_under("pages", "app.py")) == []


def test_nothing_is_drawn_as_html_unchecked():
    assert [named(path) for path in code() if "unsafe_allow_html" in path.read_text(encoding="utf-8")] == []


def test_no_test_uses_a_mock():
    assert importers_of(MOCKS, other_tests()) == []
    assert users_of({"MagicMock", "mocker", "mock.patch"}, other_tests()) == []


def test_no_test_sleeps_but_the_endurance_tests():
    others = [path for path in other_tests() if SLEEPERS not in named(path)]
    assert users_of(SLEEPS, others) == []
    assert [named(path) for path in others if ".wait_for_timeout(" in path.read_text(encoding="utf-8")] == []


@pytest.mark.parametrize("use", ["import os\nos.environ['A']", "from os import getenv\ngetenv('A')"])
def test_a_reading_of_the_environment_is_found_however_it_is_written(tmp_path: Path, use: str):
    module = tmp_path / "module.py"
    module.write_text(use, encoding="utf-8")
    assert reads(module) & ENVIRONMENT
