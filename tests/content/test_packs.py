"""Scenarios may share a brand pack: what it gives is in each of them, and every fault names the file it is in."""

from collections.abc import Callable
from pathlib import Path

import pytest

from simulator.content.check import check
from simulator.content.library import load_library
from tests.content.folders import SCENARIO, added, replaced

PACK = "scenarios/brands/brass"
BRAND = """variables: {shop: Brass Lane}
brand:
  name: Brass
  product: Lost and found
  voice: "At {{shop}} we are plain and short."
  bad_day: Plainer.
people:
  dee: {name: Dee, role: manager, answers: [opening], answer: {opening: brand/opening.md}, reply_after: 2m}
topics: {opening: When we open}
"""


@pytest.fixture
def pack(root: Path) -> Path:
    """The good scenario with its brand moved into a pack."""
    folder = root / PACK
    (folder / "content").mkdir(parents=True)
    (folder / "brand.yml").write_text(BRAND, encoding="utf-8")
    (folder / "content" / "opening.md").write_text("{{shop}} opens at nine.\n", encoding="utf-8")
    world = root / SCENARIO / "world.yml"
    text = world.read_text(encoding="utf-8")
    own = text[text.index("brand:") : text.index("channels:")]
    world.write_text(text.replace(own, "brand: brass\n"), encoding="utf-8")
    return root


def told(root: Path) -> list[tuple[str, str]]:
    return [(fault.file, fault.problem) for fault in check(root)]


def test_a_pack_is_part_of_the_compiled_scenario(pack: Path):
    assert check(pack) == []

    scenario = load_library(pack).scenarios["lost-keys"]

    assert scenario.brand.voice == "At Brass Lane we are plain and short."
    assert scenario.people["dee"].answer == {"opening": "brand/opening.md"}
    assert scenario.texts["brand/opening.md"] == "Brass Lane opens at nine."
    assert scenario.topics["opening"] == "When we open"


def test_the_compiled_scenario_names_no_pack_and_no_variable(pack: Path):
    spelled = str(load_library(pack).scenarios["lost-keys"].compiled())

    assert "{{" not in spelled
    assert "variables" not in spelled


def test_a_scenario_uses_the_variables_of_its_pack(pack: Path):
    replaced("content/lost.md", "keys", "{{shop}} keys")(pack / SCENARIO)

    assert check(pack) == []
    assert "Brass Lane keys" in load_library(pack).scenarios["lost-keys"].texts["content/lost.md"]


def test_a_scenario_adds_what_a_colleague_of_the_pack_answers(pack: Path):
    added("world.yml", "\nanswers: {dee: {late: content/late.md}}\n")(pack / SCENARIO)
    replaced("world.yml", "topics:\n", "topics:\n  late: Why we are late\n")(pack / SCENARIO)
    (pack / SCENARIO / "content" / "late.md").write_text("We are late.\n", encoding="utf-8")

    assert check(pack) == []
    assert load_library(pack).scenarios["lost-keys"].people["dee"].answers == ("opening", "late")


def test_a_person_of_the_pack_may_stay_unused_and_one_of_the_scenario_may_not(pack: Path):
    added("brand.yml", "cards: {wall: {name: Wall, as_of: '2026-09', rules: [Be kind.]}}\n")(pack / PACK)
    replaced("brand.yml", "topics:", "  eve: {role: neighbour}\ntopics:")(pack / PACK)
    assert check(pack) == []

    replaced("world.yml", "people:\n", "people:\n  gus: {role: neighbour}\n")(pack / SCENARIO)

    assert [file for file, problem in told(pack) if "appears nowhere" in problem] == [f"{SCENARIO}/world.yml"]


FAULTS: list[tuple[str, Callable[[Path], object], str, int, str]] = [
    (
        "a pack that is not there",
        lambda root: replaced("world.yml", "brand: brass", "brand: bras")(root / SCENARIO),
        f"{SCENARIO}/world.yml",
        1,
        '"bras" is no brand pack under scenarios/brands; allowed: a mapping, or brass (did you mean "brass"?)',
    ),
    (
        "a key the pack may not have",
        lambda root: replaced("brand.yml", "  bad_day:", "  bad_days:")(root / PACK),
        f"{PACK}/brand.yml",
        6,
        'did you mean "bad_day"?',
    ),
    (
        "a text the pack does not have",
        lambda root: replaced("brand.yml", "brand/opening.md", "brand/openin.md")(root / PACK),
        f"{PACK}/brand.yml",
        8,
        'did you mean "brand/opening.md"?',
    ),
    (
        "one id in both",
        lambda root: replaced("world.yml", "people:\n", "people:\n  dee: {role: twin}\n")(root / SCENARIO),
        f"{SCENARIO}/world.yml",
        0,
        f'"dee" stands in the brand pack too, {PACK}/brand.yml:8; allowed: in one of the two',
    ),
    (
        "a variable nobody declares",
        lambda root: replaced("content/opening.md", "{{shop}}", "Well,\n{{shpo}}")(root / PACK),
        f"{PACK}/content/opening.md",
        2,
        '"{{shpo}}" is not declared under variables; allowed: shop (did you mean "shop"?)',
    ),
    (
        "a variable nobody uses",
        lambda root: replaced("brand.yml", "{shop: Brass Lane}", "{shop: Brass Lane, town: Ebb}")(root / PACK),
        f"{PACK}/brand.yml",
        1,
        "is used by nothing; needed: a text with {{town}}, or no such variable",
    ),
    (
        "a variable of the scenario that nobody uses",
        lambda root: added("scenario.yml", "\nvariables: {town: Ebb}\n")(root / SCENARIO),
        f"{SCENARIO}/scenario.yml",
        0,
        "is used by nothing; needed: a text with {{town}}",
    ),
    (
        "a text nobody uses",
        lambda root: (root / PACK / "content" / "spare.md").write_text("Spare.\n", encoding="utf-8"),
        f"{PACK}/content/spare.md",
        0,
        "is used by nothing",
    ),
    (
        "an address in the pack",
        lambda root: replaced("brand.yml", "Plainer.", "See www.brass.example")(root / PACK),
        f"{PACK}/brand.yml",
        6,
        "looks like a web address",
    ),
    (
        "braces around no name",
        lambda root: replaced("content/lost.md", "keys", "{{The keys}}")(root / SCENARIO),
        f"{SCENARIO}/content/lost.md",
        1,
        '"{{The keys}}" names no variable',
    ),
    (
        "an answer for somebody the pack does not have",
        lambda root: added("world.yml", "\nanswers: {deb: {opening: brand/opening.md}}\n")(root / SCENARIO),
        f"{SCENARIO}/world.yml",
        0,
        '"deb" is nobody of the brand pack; allowed: dee (did you mean "dee"?)',
    ),
    (
        "an answer to a topic that is not there",
        lambda root: added("world.yml", "\nanswers: {dee: {closing: brand/opening.md}}\n")(root / SCENARIO),
        f"{SCENARIO}/world.yml",
        0,
        '"closing" is no topic',
    ),
    (
        "a stray file in the pack",
        lambda root: (root / PACK / "world.yml").write_text("a: b\n", encoding="utf-8"),
        f"{PACK}/world.yml",
        0,
        "does not belong in a brand pack; allowed: brand.yml",
    ),
]


@pytest.mark.parametrize(("spoil", "file", "line", "says"), [case[1:] for case in FAULTS], ids=[c[0] for c in FAULTS])
def test_a_fault_names_the_file_and_the_line_it_is_in(
    pack: Path, spoil: Callable[[Path], object], file: str, line: int, says: str
):
    spoil(pack)

    found = [fault for fault in check(pack) if fault.file == file and says in fault.problem]

    assert found, check(pack)
    assert line in (0, found[0].line)


@pytest.mark.parametrize("wrong", ["{shop: 14}", "[Brass]"])
def test_variables_of_a_pack_that_are_wrong_have_one_fault(pack: Path, wrong: str):
    replaced("brand.yml", "{shop: Brass Lane}", wrong)(pack / PACK)

    assert [(fault.file, fault.line) for fault in check(pack)] == [(f"{PACK}/brand.yml", 1)]


def test_a_fault_of_a_pack_that_two_scenarios_share_is_told_once(pack: Path):
    (pack / "scenarios" / "found-keys").mkdir()
    for path in (pack / SCENARIO).rglob("*.*"):
        copy = pack / "scenarios" / "found-keys" / path.relative_to(pack / SCENARIO)
        copy.parent.mkdir(exist_ok=True)
        copy.write_bytes(path.read_bytes().replace(b"id: lost-keys", b"id: found-keys"))
    assert check(pack) == []

    replaced("brand.yml", "reply_after: 2m", "reply_after: 2")(pack / PACK)

    assert len(check(pack)) == 1


def test_a_pack_that_cannot_be_found_or_read_has_one_fault_and_hides_nothing_else(pack: Path):
    replaced("content/lost.md", "keys", "<b>keys")(pack / SCENARIO)
    (pack / PACK / "brand.yml").write_text("brand: [\n", encoding="utf-8")

    assert [fault.file for fault in check(pack)] == [f"{PACK}/brand.yml", f"{SCENARIO}/content/lost.md"]

    replaced("world.yml", "brand: brass", "brand: bras")(pack / SCENARIO)

    files = [fault.file for fault in check(pack)]
    assert files == [f"{PACK}/brand.yml", f"{SCENARIO}/content/lost.md", f"{SCENARIO}/world.yml"]
