"""Every setting has its heading, and every heading a setting."""

import re

from simulator.settings import ROOT

CODE = (ROOT / "simulator/settings.py").read_text(encoding="utf-8")
DOCS = (ROOT / "docs/settings.md").read_text(encoding="utf-8")


def test_the_settings_document_has_a_heading_for_each_setting_and_for_no_other():
    read = set(re.findall(r'env\.get\("(FIREDRILL_\w+)"', CODE))
    needed = {f"FIREDRILL_OIDC_{name}" for name in re.findall(r'need\("(\w+)"', CODE)}
    assert set(re.findall(r"^## (FIREDRILL_\w+)$", DOCS, flags=re.MULTILINE)) == read | needed
