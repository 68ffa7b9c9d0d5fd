"""How much a sentence speaks of marking. A desk's own words hardly ever do, so a sentence full of it is meant for
whoever marks, however it is put."""

import re
from collections.abc import Iterator

ENOUGH = 3

_WORLD = {
    3: r"cannot_assess|not_shown|why_not_\w+|addresses_the_marker|mark\s?schemes?|examiners?|impartial\sassistant|"
    r"(?<!of\s)(?<!without\s)distinctions?(?!\sbetween)|(?:highest|top|best|maximum)\s(?:mark|grade)|who(?:ever)?\s"
    r"(?:marks|grades|assesses)\s(?:this|me|it)|(?:mark|grade)\sme|dear\sai|sobresaliente",
    2: r"rubrics?|bareme|markers?|graders?|evaluators?|assessors?|exemplars?|exemplary|"
    r"model\sanswer",
    1: r"grad(?:e|es|ed|ing)|marking|marked|assess(?:ed|ing|ment|es)?|evaluat\w+|an?\sai|the\sai|language\smodel|llm|"
    r"gpt|learners?|candidates?|apprentices?(?:hip)?|cohort|criteri(?:a|on)|descriptors?|instructions?|system|json|"
    r"overrid\w+|prompt|your\stask|new\stask|[ks]\d\d?",
}
"""By weight: words of the world in which answers are marked."""
_LEVELS = {
    2: r"(?:highest|top|best|maximum|max|full|perfect)\s(?:possible\s|available\s)?(?:grades?|levels?|bands?|scores?|"
    r"ratings?|marks?|credit)(?!\s(?:to|for)\b)",
    1: r"strong|secure|levels?|bands?|pass(?:ed)?|award(?:ed|s|ing)?|verdict|outcome|generous|lenient|outstanding|"
    r"output|return|treat|regard|consider|record|requirements?",
}
"""By weight: words for levels and for giving them."""


def _words(*lists: dict[int, str]) -> re.Pattern[str]:
    ways = "|".join(
        f"(?P<w{place}{weight}>{words})" for place, one in enumerate(lists) for weight, words in one.items()
    )
    return re.compile(rf"(?<!\w)(?:{ways})(?!\w)")


_ALL = _words(_WORLD, _LEVELS)
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?]+(?!\s|$)[^.!?\n]*)*[.!?]*")


def speaks_of_marking(text: str) -> Iterator[tuple[int, int]]:
    """Sentences of a folded text that do, as spans: with a word of that world, and heavy enough in all. Each word of a
    sentence counts once."""
    for sentence in _SENTENCE.finditer(text):
        groups = {word[0]: word.lastgroup or "" for word in _ALL.finditer(sentence[0])}.values()
        if any(group[1] == "0" for group in groups) and sum(int(group[2]) for group in groups) >= ENOUGH:
            yield sentence.span()
