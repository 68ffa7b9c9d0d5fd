"""What `content check` says of indicators: what is missing, what cannot be, and what is only worth a look."""

from pathlib import Path

import pytest

from simulator.content.document import Document
from simulator.content.faults import validated
from simulator.content.library import survey
from simulator.content.lint.indicators import ways_to_meet
from simulator.content.lint.patterns import unsound
from simulator.content.taught import look_at_words
from simulator.content.writing import Advice, Anti, Needs
from simulator.settings import ROOT
from tests.content.folders import SCENARIO, Spoil, good_content, replaced
from tests.content.taught import ANSWERS, taught

MARKING = f"{SCENARIO}/marking.yml"
RULE = "secure: {all: [says-where]}"
SECURE = "            - They are with us since this morning, and you can fetch them at the desk.\n"


def marking(old: str, new: str) -> Spoil:
    return lambda root: replaced("marking.yml", old, new)(root / SCENARIO)


def answers(old: str, new: str) -> Spoil:
    return lambda root: replaced(Path(ANSWERS).name, old, new)((root / ANSWERS).parent)


def looked_at(root: Path) -> tuple[list[str], list[str]]:
    found = survey(root)
    assert found.faults == []
    faults, advice = look_at_words(root, found, whole=True)
    return [str(one) for one in faults], [str(one) for one in advice]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return taught(good_content(tmp_path))


def test_what_is_taught_well_has_no_fault(root: Path):
    assert looked_at(root) == ([], [])


def test_words_that_nobody_taught_the_scorer_to_read_have_none_either(tmp_path: Path):
    assert looked_at(good_content(tmp_path))[0] == []


def test_the_content_that_ships_has_no_fault_in_what_it_teaches():
    assert looked_at(ROOT)[0] == []


SPOILT: dict[str, tuple[Spoil, str, str]] = {
    "too few examples": (
        marking(SECURE, ""),
        f"{MARKING}:",
        "writing.answer.exemplars.secure: R-tone has 1 example at secure, the criterion's own counted in; needed: 2",
    ),
    "a rule that names no move": (
        marking(RULE, "secure: {all: [says-were]}"),
        MARKING,
        'rule.secure: "says-were" is no move and no fact here; allowed: ',
    ),
    "a rule that cannot be met": (
        marking(RULE, "secure: {at_least: 3, of: [says-where, says-next]}"),
        MARKING,
        "rule.secure: can never be met",
    ),
    "strong without secure": (
        marking("strong: {all: [says-sorry, says-where, says-next]}", "strong: {all: [says-sorry, says-next]}"),
        MARKING,
        "rule.strong: is met by says-next, says-sorry alone, where secure is not",
    ),
    "a level nobody comes to": (
        marking("strong: {all: [says-sorry, says-where, says-next]}", "strong: {any: [says-where]}"),
        MARKING,
        "rule.secure: whatever meets it meets strong too",
    ),
    "a rule without a rung": (
        marking("          emerging: {any: [says-sorry, says-where, says-next]}\n", ""),
        MARKING,
        "rule: says nothing of emerging",
    ),
    "an id twice in a task": (
        marking("id: says-next", "id: says-where"),
        MARKING,
        '"says-where" is given a second time in this criterion and task',
    ),
    "a pattern found in nothing": (
        marking("'\\b(come by|ask for|again at)\\b'", "'(come by)?'"),
        MARKING,
        "moves[2].patterns[0]: is found in every text, even an empty one",
    ),
    "a pattern that takes for ever": (
        marking("'\\b(come by|ask for|again at)\\b'", "'(\\w+\\s?)+next$'"),
        MARKING,
        "moves[2].patterns[0]: takes more than",
    ),
    "indicators for what is no evidence": (
        marking("      answer:\n        moves", "      forum:\n        moves"),
        MARKING,
        '"forum" is no task and no channel of this criterion\'s evidence; allowed: answer',
    ),
    "answers to no scenario": (
        answers("scenario: lost-keys", "scenario: lost-kees"),
        f"{ANSWERS}:2",
        '"lost-kees" is no scenario; allowed: lost-keys (did you mean "lost-keys"?)',
    ),
    "answers to no task": (answers("task: answer", "task: reply"), f"{ANSWERS}:3", '"reply" is no task of lost-keys'),
    "an answer in no channel": (
        answers("      forum: The keys", "      chat: The keys"),
        ANSWERS,
        'answers[1].texts.chat: "chat" is no channel of answer; allowed: forum',
    ),
    "an answer's level for a criterion that does not look": (
        answers(
            "    second: {R-tone: secure}\n    settled: {R-tone: strong}",
            "    second: {R-tune: strong}\n    settled: {R-tune: strong}",
        ),
        ANSWERS,
        'answers[0].second.R-tune: "R-tune" does not look at answer; allowed: R-tone (did you mean "R-tone"?)',
    ),
    "an answer without a level": (
        answers("    first: {R-tone: emerging}\n    second: {R-tone: emerging}", "    first: {R-prompt: emerging}"),
        ANSWERS,
        "answers[1].first: has no level for R-tone",
    ),
    "two answers of one id": (answers("id: weak-1", "id: good-1"), ANSWERS, '"good-1" is given a second time'),
    "answers of no form": (answers("kind: weak", "kind: poor"), ANSWERS, "answers[1].kind"),
}


@pytest.mark.parametrize("name", SPOILT)
def test_a_fault_is_told_with_its_place_and_what_is_needed(root: Path, name: str):
    spoil, file, says = SPOILT[name]
    spoil(root)

    told = looked_at(root)[0]
    assert any(one.startswith(file) and says in one for one in told), told


def test_indicators_of_a_criterion_that_reads_no_words_are_a_fault(root: Path):
    file = next(path for path in (root / "rubrics").glob("*.yml") if "marked_by: auto\n" in path.read_text("utf-8"))
    own = (
        "    marked_by: auto\n    writing:\n      anti: [{id: any-x, shows: does x, cap: emerging, patterns: [xyz]}]\n"
    )
    replaced(file.name, "    marked_by: auto\n", own)(root / "rubrics")

    assert any("is of a criterion that is marked by checks alone" in one for one in looked_at(root)[0])


def test_a_critical_error_is_looked_for_with_sound_patterns_too(root: Path):
    replaced("desk.yml", "'\\byou know (who|where) (he|she|they)\\b'", "'(a+)+b'")(root / "rubrics")

    (told,) = looked_at(root)[0]
    assert "critical[0].patterns[1]: takes more than" in told


def test_feedback_on_a_move_that_nowhere_is_looked_for_is_a_fault(root: Path):
    file = next(path for path in (root / "rubrics").glob("*.yml") if "missing: any-gap" in path.read_text("utf-8"))
    replaced(file.name, "missing: any-gap", "missing: no-gap")(root / "rubrics")

    (told,) = looked_at(root)[0]
    assert '"no-gap' in told
    assert "feedback[" in told


def test_a_pattern_that_every_example_of_a_lower_level_has_is_worth_a_look(root: Path):
    marking("'\\b(at|with) (us|the desk|the lost property)\\b'", "'\\b(we|their own)\\b'")(root)

    faults, advice = looked_at(root)
    assert faults == []
    assert any(
        "a pattern of says-where is found in every example at not_shown, which need not do it" in a for a in advice
    )


def test_ksbs_looked_at_seldom_are_told_in_one_line_of_a_library_of_several_scenarios():
    (told,) = [one for one in looked_at(ROOT)[1] if one.startswith("rubrics: ")]

    assert "fewer than 3 criteria or 2 scenarios look at" in told


@pytest.mark.parametrize(
    ("needs", "ways"),
    [
        (Needs(all=("a", "b")), [{"a", "b"}]),
        (Needs(any=("a", "b")), [{"a"}, {"b"}]),
        (Needs(at_least=2, of=("a", "b", "c")), [{"a", "b"}, {"a", "c"}, {"b", "c"}]),
        (Needs(all=("a", Needs(any=("a", "b")))), [{"a"}]),
        (Needs(all=()), []),
        (Needs(at_least=2, of=("a", "a")), []),
    ],
)
def test_the_ways_to_meet_a_level_are_the_smallest_ones(needs: Needs, ways: list[set[str]]):
    assert ways_to_meet(needs) == {frozenset(way) for way in ways}


@pytest.mark.parametrize("pattern", [r"(a+)+b", r"(\w+\s?)+!", r"(.*a){12}", r".*.*.*q", r"(x|xx)+y"])
def test_a_pattern_whose_time_runs_away_is_found_and_found_soon(pattern: str):
    assert "takes more than" in (unsound(pattern) or "")


@pytest.mark.parametrize(
    "pattern", [r"\b(we|they)\b[^.!?]{0,80}\bknow\b", r"\bsorry\b.*\bwait", r"(?:\d{1,2}:\d\d|noon)"]
)
def test_a_pattern_in_order_is_let_pass(pattern: str):
    assert unsound(pattern) is None


@pytest.mark.parametrize(
    ("pattern", "says"),
    [
        (r"too (hot|warm", "a ( has no ) that closes it, at character 5"),
        ("too hot)", "a ) closes nothing, at character 8"),
        ("*hot", "a *, + or ? has nothing before it to repeat, at character 1"),
        ("[a-z", "a [ has no ] that closes it, at character 1"),
        ("hot{3,1}", "the numbers in { } run backwards, at character 5"),
        (r"\yhot", "a letter after a \\ that means nothing there, at character 1"),
        ("(?<=hot+)x", "it cannot be read (look-behind requires fixed-width pattern)"),
    ],
)
def test_what_is_wrong_with_a_pattern_is_told_in_plain_words(pattern: str, says: str):
    written = {"id": "hot", "shows": "says it is hot", "cap": "emerging", "patterns": [pattern]}

    _, [(place, told)] = validated(Anti, written)

    assert place == ("patterns", 0)
    assert f" is no pattern: {says}; allowed: a pattern (a regular expression)" in told


@pytest.mark.parametrize(
    ("kind", "written", "says"),
    [
        (
            Anti,
            {"id": "a", "shows": "b", "cap": "emerging"},
            "has neither paraphrases nor patterns; needed: one of them",
        ),
        (
            Needs,
            {"any": ["a"], "all": ["b"]},
            "has none or several of these; allowed: exactly one of all, any, at_least",
        ),
        (Needs, {"at_least": 2}, "has one of at_least and of alone; needed: both"),
        (Advice, {"say": "So."}, "has none or both of these; allowed: exactly one of missing, at"),
    ],
)
def test_what_a_part_lacks_as_a_whole_is_told_once(kind: type[Document], written: dict[str, object], says: str):
    assert validated(kind, written)[1] == [((), says)]
