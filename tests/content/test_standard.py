"""The standard is kept word for word, and its known gaps with it, so that a changed source is noticed."""

import pytest

from simulator.canonical import digest_bytes
from simulator.content.standard import Standard
from tests.shipped import shipped_library

# The first twelve hexadecimal digits of each text's SHA-256, taken from the published page itself.
KSBS = {
    "K1": "b8d25bbca0e8",
    "K2": "7e3391ac070a",
    "K3": "816ed65b14d3",
    "K4": "dee6b949ffee",
    "K5": "a88f71755891",
    "K6": "f6729001cd63",
    "K7": "24164c26ac27",
    "K8": "e92d87813531",
    "K9": "9c8ec945413d",
    "K10": "7d5728a37cef",
    "K11": "8d576ba37218",
    "K12": "0157fcc80417",
    "K13": "62412ab9ad51",
    "K14": "65730d2496f6",
    "K15": "cd6e721e1426",
    "K16": "4d46e8c73456",
    "K17": "e3c748e1e033",
    "S1": "46213cce4f59",
    "S2": "f23c3703852b",
    "S3": "e56653bc30fa",
    "S4": "986e4ba8ec8e",
    "S5": "688b8e9ff580",
    "S6": "6fe683087ff1",
    "S7": "4a63e3195392",
    "S8": "b7f070823a1a",
    "S9": "107143e2e6bb",
    "S10": "18ff0e4ddf89",
    "S11": "475699d93b64",
    "S12": "e1632f586f04",
    "S13": "1ffd73e02458",
    "S14": "e81988711409",
    "S15": "b07e45aa7cfb",
    "B1": "5caf2d208e27",
    "B2": "bc6667a2edde",
    "B3": "25730ff2d5fd",
    "B4": "01d52c44c376",
    "B5": "9479da3ae1be",
    "B6": "76c72edca932",
}  # fmt: skip
DUTIES = {
    1: "e94e851a32b4",
    2: "981f5dc05d0a",
    3: "b1d2a3409809",
    4: "832558f8990b",
    5: "4427fd880d90",
    6: "c3a32db41516",
    7: "2684de76183b",
    8: "430414fd01e0",
    9: "48dc0ca81819",
    10: "d4441983e488",
    11: "9309565f6021",
    12: "cdbf32b9a1b7",
}  # fmt: skip
UNATTACHED = {"K5", "S6", "S7", "B1", "B2", "B3", "B4"}


@pytest.fixture(scope="module")
def standard() -> Standard:
    return shipped_library().standard


def short(text: str) -> str:
    return digest_bytes(text.encode())[len("sha256:") :][:12]


def test_it_has_12_duties_38_ksbs_and_48_links(standard: Standard):
    duties, ksbs = standard.published.duties, standard.published.ksbs

    assert [duty.number for duty in duties] == list(range(1, 13))
    assert len(ksbs) == 38
    assert [sum(ksb.code[0] == letter for ksb in ksbs) for letter in "KSB"] == [17, 15, 6]
    assert sum(len(duty.ksbs) for duty in duties) == 48


def test_every_ksb_is_worded_as_published(standard: Standard):
    assert {ksb.code: short(ksb.text) for ksb in standard.published.ksbs} == KSBS


def test_every_duty_is_worded_as_published(standard: Standard):
    assert {duty.number: short(duty.text) for duty in standard.published.duties} == DUTIES


def test_duties_1_2_and_5_have_no_published_links(standard: Standard):
    assert [duty.number for duty in standard.published.duties if not duty.ksbs] == [1, 2, 5]


def test_seven_ksbs_are_in_no_published_duty(standard: Standard):
    attached = {code for duty in standard.published.duties for code in duty.ksbs}

    assert {ksb.code for ksb in standard.published.ksbs} - attached == UNATTACHED


def test_it_names_its_source_and_licence(standard: Standard):
    assert "ST0345" in standard.published.source
    assert "Open Government Licence v3.0" in standard.published.licence
    assert "Crown copyright" in standard.published.licence


@pytest.mark.parametrize("code", ["S6", "S8", "S10", "S14", "S15", "B3", "K11"])
def test_a_fault_of_the_published_text_has_a_note_beside_it(standard: Standard, code: str):
    assert standard.statement(code).display_note


def test_every_text_without_its_full_stop_says_so(standard: Standard):
    without = [ksb for ksb in standard.published.ksbs if not ksb.text.endswith(".")]

    assert len(without) == 13
    assert [ksb.code for ksb in without if "full stop" not in (ksb.display_note or "")] == []


def test_with_the_proposed_links_every_ksb_and_every_duty_is_attached(standard: Standard):
    duties = {duty.number for duty in standard.published.duties}
    links = {(duty.number, code) for duty in standard.published.duties for code in duty.ksbs}
    links |= {(link.duty, link.ksb) for link in standard.working.links}

    assert {code for _, code in links} == set(KSBS)
    assert {duty for duty, _ in links} == duties


def test_every_proposed_link_says_whose_it_is_and_why(standard: Standard):
    assert {link.provenance for link in standard.working.links} == {"project"}
    assert all(link.why for link in standard.working.links)


def test_a_question_about_a_link_names_the_layer(standard: Standard):
    assert standard.layer(10, "K8") == "published"
    assert standard.layer(5, "S6") == "working"
    assert standard.layer(5, "K17") is None
