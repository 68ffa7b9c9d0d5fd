"""data/VERIFY.md: how a stranger checks a pack, with this program or without it, and what no check can tell."""

from simulator.evidence.chosen import LABEL, SCOPE, PackInput

_TEXT = """\
# How to check this pack

{label}. {scope}.

## With Firedrill

    python -m simulator verify PACK.zip

PACK.zip is the file that this folder, {name}, came in. The check needs no server and no database.
It ends with 0 where the pack is valid, with 1 where it is not, naming the first fault, and with 2 where it cannot tell:
not a pack, or one of another format.

It finds any changed byte, and checks that the manifests fit the files, both logs of every run are unbroken chains, the
scenario and rubric are the ones the run was started with, a later rubric asks the same as that one, each picture is the
one that was attached, the log leads to the ending stated, the same fixed rules give the same suggestions again, every
review answers a suggestion within the rules, and this page, the progress and the results follow from the records.

## Without it

The pack is a BagIt bag (RFC 8493) in a zip that compresses nothing. Unpack it, open its folder and run

    sha256sum --check manifest-sha256.txt
    sha256sum --check tagmanifest-sha256.txt

(`shasum -a 256 --check` on a Mac). Any BagIt program does the same. Then, for each folder under `data/runs`:

1. `events.jsonl` and `assessments.jsonl` hold one JSON object a line, in RFC 8785 form. Take one line, remove its
   `hash`, and take the SHA-256 of the RFC 8785 form of the rest: it is the `hash` that was removed.
2. Each `prev_hash` is the `hash` of the line before; the first is `sha256:` and 64 zeros.
3. The last `hash` of each file stands in `bag-info.txt`, in the run's `Firedrill-Run` line.
4. The SHA-256 of `scenario.json` and `rubric.json` stand in the first event, as `scenario_digest` and `rubric_digest`.
5. A file under `rubrics` is named by its own SHA-256, which is the `rubric` of scores that were given under it later.
6. A file under `pictures` is named by its own SHA-256, and a `post.scheduled` event names that as its `asset`.

## What no check of the file alone can tell

Whether somebody wrote a whole other history and built a pack from that. The training provider's own record can: ask
them for the SHA-256 of the pack they gave out and for the heads of the chains in `bag-info.txt`, and compare.
"""


def how_to_verify(pack: PackInput) -> str:
    return _TEXT.format(label=LABEL, scope=SCOPE, name=pack.name)
