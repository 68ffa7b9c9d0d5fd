"""What reading a response costs: ms of one core at 60, 120 and 400 words, indicators warm, against the sentence encoder
alone on the same units; feedback on a draft; loading and memory.

`python -m benchmarks.scoring`. The aims: at most 1.3 times the encoder alone, and feedback on 120 words under three
criteria in less than 500 ms. Responses are development answers' sentences, mixed anew, so that none is remembered.
"""

import random
import resource
import time
from collections.abc import Callable, Iterator
from statistics import quantiles

from simulator.content.answers import NATURAL
from simulator.content.library import load_library
from simulator.content.shelves import read_answers
from simulator.encoder.minilm import MiniLm
from simulator.encoder.remembering import Remembering
from simulator.encoder.weights import encoder
from simulator.scoring.formative import formative
from simulator.scoring.offline.scorer import Offline
from simulator.scoring.offline.tasks import Sheet, sheet
from simulator.scoring.offline.units import units, words
from simulator.settings import ROOT

SCENARIO, TASK, CHANNEL = "patch-day", "insight-note", "mail"
"""A task with three criteria."""
LENGTHS = 60, 120, 400
RESPONSES = 40


def sentences() -> list[str]:
    """Every sentence of the answers that try nothing, each once."""
    natural = [one for file in read_answers(ROOT, []).values() for one in file.answers if one.kind in NATURAL]
    return list(dict.fromkeys(unit.text for one in natural for unit in units(one.texts) if unit.whole))


def responses(pool: list[str], length: int, drawn: random.Random) -> Iterator[str]:
    """Texts of about this many words."""
    for _ in range(RESPONSES):
        said: list[str] = []
        count = 0
        while count < length:
            said.append(drawn.choice(pool))
            count += len(words(said[-1]))
        yield " ".join(said)


def spent(work: Callable[[], object]) -> float:
    """ms of this process."""
    began = time.process_time()
    work()
    return (time.process_time() - began) * 1e3


def megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def told(name: str, times: list[float]) -> str:
    cut = quantiles(times, n=20)
    return f"{name} p50 {cut[9]:6.1f} ms  p95 {cut[18]:6.1f} ms"


def measure(page: Sheet, found: MiniLm, reader: Offline, pool: list[str], length: int) -> None:
    read, alone = [], []
    drawn = random.Random(length)
    for text in responses(pool, length, drawn):
        parts = [unit.text for unit in units({CHANNEL: text})]
        alone.append(spent(lambda parts=parts: found.encode(parts)))
        read.append(spent(lambda text=text: reader.read_all(page, {CHANNEL: text})))
    draft = [
        spent(lambda text=text: formative(reader, page, {CHANNEL: text})) for text in responses(pool, length, drawn)
    ]
    print(f"{length:>4} words  {told('read', read)}  {told('encode alone', alone)}  ", end="")
    print(f"ratio {sum(read) / sum(alone):.2f}  {told('feedback', draft)}")


def main() -> None:
    before = megabytes()
    loading = spent(encoder)
    found = encoder()
    if not isinstance(found, MiniLm):
        raise SystemExit(found)
    print(f"loading the encoder {loading:.0f} ms, {megabytes() - before:.0f} MB more at the most")
    library = load_library(ROOT)
    page = sheet(library.scenarios[SCENARIO], library.rubrics[SCENARIO], TASK)
    remembers = Offline(Remembering(found))
    print(
        f"indicators of {SCENARIO}/{TASK}, {len(page.writings)} criteria: {spent(lambda: remembers.warm(page)):.0f} ms"
    )
    reader = Offline(found)
    reader.warm(page)
    pool = sentences()
    for length in LENGTHS:
        measure(page, found, reader, pool, length)
    print(f"memory at the most {megabytes():.0f} MB")


if __name__ == "__main__":
    main()
