"""The parts' scripts: served under the addresses that parts are sent with, kept for good, and nothing else there."""

import re
import subprocess
from pathlib import Path

import pytest
from playwright._impl._driver import compute_driver_executable

from simulator.ui import parts, scripts
from tests.serving import Server

NODE = compute_driver_executable()[0]
"""The one that the browser tests bring with them."""
ADDRESS = re.compile(r"'(/parts/[a-z_]+-[0-9a-f]{16}\.js)'")


def address(name: str) -> str:
    (found,) = ADDRESS.findall(scripts.loader(name))
    return str(found)


def test_every_part_has_a_file_of_its_own_and_nothing_else_has():
    assert sorted(map(address, parts.__all__)) == sorted(scripts.files())


@pytest.mark.parametrize("name", parts.__all__)
def test_what_is_fetched_and_what_fetches_it_are_modules_that_draw(name: str, tmp_path: Path):
    fetched = scripts.files()[address(name)].decode()
    assert fetched.count("export default") == 1
    for kind, text in (("script", fetched), ("loader", scripts.loader(name))):
        module = tmp_path / f"{kind}.mjs"
        module.write_text(text, encoding="utf-8")
        checked = subprocess.run([NODE, "--check", str(module)], capture_output=True, text=True, check=False)
        assert checked.stderr == ""


def test_a_script_is_kept_for_good_by_the_browser(server: Server):
    answer = server.get(address("rail"))
    assert (answer.status_code, answer.content) == (200, scripts.files()[address("rail")])
    assert answer.headers["content-type"].startswith("text/javascript")
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("path", ["/parts/rail-0000000000000000.js", "/parts/shared.js"])
def test_nothing_else_is_there_and_that_is_not_kept(server: Server, path: str):
    answer = server.get(path)
    assert answer.status_code == 404
    assert answer.headers["cache-control"] == "no-store"
