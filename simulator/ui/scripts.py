"""The drawn parts' scripts as a browser gets them: a file for each part, named by its content and fetched once.

What draws a part travels with its data at every drawing. So it is only the way to the file: with whole scripts and
sheets in it every press would send some 30 kB again.
"""

import hashlib
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from simulator.ui.slim import slim

HERE = Path(__file__).parent / "parts"
SHARED = "shared"
"""Behind every part."""
BEHIND: Mapping[str, tuple[str, ...]] = {
    "bring": ("into_view",),
    "calendar": ("fields", "into_view"),
    "chat": ("posts", "into_view"),
    "comments": ("posts", "into_view"),
    "form": ("fields", "into_view"),
    "press": ("posts", "into_view"),
    "reviews": ("posts", "into_view"),
    "thread": ("posts", "into_view"),
    "tickets": ("posts", "into_view"),
}
"""What else stands behind a part's own script and sheet."""
_DRAWS = "export default function"
# A drawing that is overtaken is ended after the next has begun: what ticks by then is the next one's.
_DRESSED = """export default props => {
const root = props.parentElement.getRootNode(), mine = root._turn = (root._turn || 0) + 1;
if (!root.adoptedStyleSheets.includes(SHEET)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, SHEET];
const end = drawn(props);
return () => { if (end && root._turn === mine) end(); };
};
"""
# Tries again: a page that is open while a server starts anew must not lose a part for good.
_LOADER = """const at = location.origin + '{address}';
const load = async n => {{
try {{ return await import(n ? at + '?' + n : at); }}
catch (reason) {{ if (n > 5) throw reason; }}
await new Promise(then => setTimeout(then, 400 * (n + 1)));
return load(n + 1);
}};
export default (await load(0)).default;
"""


def loader(name: str) -> str:
    """What is sent with the part's data: it fetches the script."""
    return _LOADER.format(address=_address(name))


@cache
def files() -> Mapping[str, bytes]:
    """Every part's script, by its address."""
    behind = {SHARED, *(each for names in BEHIND.values() for each in names)}
    return {_address(name): _script(name) for name in {file.stem for file in HERE.glob("*.js")} - behind}


def _address(name: str) -> str:
    return f"/parts/{name}-{hashlib.sha256(_script(name)).hexdigest()[:16]}.js"


@cache
def _script(name: str) -> bytes:
    """Sheet and script, as one module. The sheet is put on the part's own root, so it reaches nothing else."""
    names = (SHARED, *BEHIND.get(name, ()), name)
    sheet = "".join(slim(file) for each in names if (file := HERE / f"{each}.css").exists())
    script = "".join(slim(HERE / f"{each}.js") for each in names).replace(_DRAWS, "const drawn = function", 1)
    dressed = f"const SHEET = new CSSStyleSheet();\nSHEET.replaceSync({json.dumps(sheet)});\n{script}{_DRESSED}"
    return dressed.encode()
