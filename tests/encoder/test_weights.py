"""Weights are the ones that were measured, byte for byte, or none."""

import json
import struct
from pathlib import Path

import numpy as np
import pytest

from simulator.encoder.minilm import MiniLm
from simulator.encoder.weights import FOLDER, SHA256, VOCABULARY, WEIGHTS, encoder, packed, unpacked
from training import shrink


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in SHA256:
        (tmp_path / name).symlink_to(FOLDER / name)
    return tmp_path


def changed(path: Path, at: int) -> None:
    """The file with one bit of one byte turned over."""
    raw = bytearray(path.read_bytes())
    raw[at] ^= 1
    path.unlink()
    path.write_bytes(raw)


def test_the_files_that_ship_are_taken(folder: Path):
    assert isinstance(encoder(folder), MiniLm)


@pytest.mark.parametrize("name", SHA256)
@pytest.mark.parametrize("at", [0, 100_000, -1])
def test_a_file_that_differs_in_one_bit_is_refused_by_its_name(folder: Path, name: str, at: int):
    changed(folder / name, at)
    assert encoder(folder) == f"{name} is not the file it should be: its SHA-256 differs."


@pytest.mark.parametrize("name", SHA256)
def test_a_file_that_is_missing_is_named(folder: Path, name: str):
    (folder / name).unlink()
    assert encoder(folder) == f"{name} is not there."


def test_a_folder_that_is_not_there_has_no_weights(tmp_path: Path):
    assert encoder(tmp_path / "nowhere") == f"{WEIGHTS} is not there."


def test_the_weights_come_with_their_licence_and_where_they_are_from():
    assert "Apache License" in (FOLDER / "LICENSE").read_text("utf-8")
    told = (FOLDER / "PROVENANCE.md").read_text("utf-8")
    assert [wanted for wanted in shrink.PUBLISHED.values() if wanted not in told] == []


def test_packing_loses_less_than_half_a_step_of_each_row_and_nothing_of_vectors():
    drawn = np.random.default_rng(5)
    weights = {
        "matrix": (drawn.normal(size=(50, 384)) * drawn.uniform(1e-4, 10, (50, 1))).astype(np.float32),
        "nothing": np.zeros((3, 4), np.float32),
        "vector": drawn.normal(size=384).astype(np.float32),
    }
    small = packed(weights)
    back = unpacked(small)
    steps = np.abs(weights["matrix"]).max(axis=1, keepdims=True) / 127
    assert {name for name in small if small[name].dtype == np.int8} == {"matrix", "nothing"}
    assert (np.abs(back["matrix"] - weights["matrix"]) <= steps * 0.501).all()
    assert back.keys() == weights.keys()
    assert np.array_equal(back["nothing"], weights["nothing"])
    assert np.array_equal(back["vector"], weights["vector"])


def test_packing_what_was_unpacked_changes_nothing():
    with np.load(FOLDER / WEIGHTS) as shipped:
        name = "encoder.layer.0.attention.output.dense.weight"
        small = {name: shipped[name], f"{name}/scale": shipped[f"{name}/scale"]}
    again = packed(unpacked(small))
    assert np.array_equal(again[name], small[name])
    assert np.abs(again[f"{name}/scale"] / small[f"{name}/scale"] - 1).max() < 1e-6


def test_only_the_published_weights_are_made_small(tmp_path: Path):
    before = {name: (FOLDER / name).read_bytes() for name in SHA256}
    (tmp_path / "model.safetensors").write_bytes(b"another model")
    with pytest.raises(SystemExit, match=r"model\.safetensors is not the published file: its SHA-256 is [0-9a-f]{64}"):
        shrink.main(tmp_path)
    assert {name: (FOLDER / name).read_bytes() for name in SHA256} == before


def test_arrays_of_a_published_file_are_read_as_they_are_written():
    values = np.arange(6, dtype="<f4").reshape(2, 3)
    head = {
        "__metadata__": {"format": "pt"},
        "a.weight": {"dtype": "F32", "shape": [2, 3], "data_offsets": [8, 32]},
        "ids": {"dtype": "I64", "shape": [1], "data_offsets": [0, 8]},
    }
    said = json.dumps(head).encode()
    found = shrink.tensors(struct.pack("<Q", len(said)) + said + bytes(8) + values.tobytes())
    assert found.keys() == {"a.weight"}
    assert np.array_equal(found["a.weight"], values)


def test_the_vocabulary_has_a_piece_on_each_line():
    lines = (FOLDER / VOCABULARY).read_text("utf-8").split("\n")
    assert len(lines) == len(set(lines)) == 30_522 + 1
    assert lines[-1] == ""
