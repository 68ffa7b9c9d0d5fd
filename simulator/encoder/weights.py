"""The weights in this folder: read once, refused where they are not byte for byte what they should be."""

import hashlib
from pathlib import Path

import numpy as np

from simulator.encoder.minilm import Array, MiniLm
from simulator.encoder.wordpiece import WordPiece

FOLDER = Path(__file__).parent / "files"
WEIGHTS, VOCABULARY = "minilm-l6-v2-int8.npz", "vocab.txt"
SHA256 = {
    WEIGHTS: "1491111d39a89e89fe33626a2a35036a9fda1ecc39d8ee661a4d2123f34d4078",
    VOCABULARY: "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3",
}
"""What each file must be. Where they come from is told in `files/PROVENANCE.md`."""


def fault(folder: Path = FOLDER) -> str | None:
    """In a sentence why there is no encoder here; None where there is one. Loads nothing."""
    for name, wanted in SHA256.items():
        path = folder / name
        if not path.is_file():
            return f"{name} is not there."
        if hashlib.sha256(path.read_bytes()).hexdigest() != wanted:
            return f"{name} is not the file it should be: its SHA-256 differs."
    return None


def encoder(folder: Path = FOLDER) -> MiniLm | str:
    """The encoder, or in a sentence why there is none: who has no weights can still score by rules."""
    if (why := fault(folder)) is not None:
        return why
    with np.load(folder / WEIGHTS) as packed:
        arrays = {name: packed[name] for name in packed.files}
    return MiniLm(unpacked(arrays), WordPiece.read(folder / VOCABULARY))


def packed(weights: dict[str, Array]) -> dict[str, np.ndarray]:
    """Matrices as whole numbers from -127 to 127 with one scale for each row; vectors as they are."""
    found: dict[str, np.ndarray] = {}
    for name, values in weights.items():
        if values.ndim != 2:
            found[name] = values
            continue
        scale = np.maximum(np.abs(values).max(axis=1), 1e-12) / 127
        found[name] = np.round(values / scale[:, None]).astype(np.int8)
        found[f"{name}/scale"] = scale.astype(np.float32)
    return found


def unpacked(arrays: dict[str, np.ndarray]) -> dict[str, Array]:
    """The weights back as 32-bit floats."""
    found: dict[str, Array] = {}
    for name, values in arrays.items():
        if name.endswith("/scale"):
            continue
        scale = arrays.get(f"{name}/scale")
        found[name] = values.astype(np.float32) * scale[:, None] if scale is not None else values.astype(np.float32)
    return found
