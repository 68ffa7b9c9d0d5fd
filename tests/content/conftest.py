"""A content folder of a test's own."""

from pathlib import Path

import pytest

from tests.content.folders import good_content


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return good_content(tmp_path)
