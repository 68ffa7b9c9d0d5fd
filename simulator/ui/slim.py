"""Our sheets and scripts as a browser gets them. They travel at every drawing, so what only readers need stays here."""

import re
from pathlib import Path


def slim(file: Path) -> str:
    """Without indents, empty lines, a sheet's comments and a script's lines of comment. Of no string of a script may a
    second line stand in the file: it would lose its indent."""
    text = file.read_text(encoding="utf-8")
    if file.suffix == ".css":
        text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    lines = (line.strip() for line in text.splitlines())
    return "".join(f"{line}\n" for line in lines if line and not line.startswith("//"))
