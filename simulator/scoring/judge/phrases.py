"""Words that speak to whoever marks, as patterns over folded text (small letters, no accents).

Learners write orders, quote abuse and copy policy as part of the job, so no pattern rests on an order alone: each names
marks, a marker, a prompt or the rules of marking, or is a form that stands nowhere else than in such an attack.

In a pattern `<NAME>` is one of a list of words, `_` is any white, and what is white in it stands for nothing.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from simulator.scoring.judge.abroad import ABROAD


class Phrase(NamedTuple):
    kind: str
    said: str
    """For a tutor."""
    pattern: re.Pattern[str]


WORDS = {
    "IGNORE": r"ignore|disregard|forget|override|bypass|set_aside|skip|drop|(?:do_not|don't|stop)_follow(?:ing)?",
    "ALL": r"all|any|every|everything|of|the|your|these|those|this|that",
    "BEFORE": r"previous|prior|above|earlier|preceding|foregoing|other|existing|original|initial",
    "MARKING": r"marking|grading|scoring|assessment|assessing|rubric|level",
    "RULES": r"""
        instructions?|prompts?|directions|rubrics?|mark_?schemes?|level_descriptors?|system_(?:rules|messages?)|
        <MARKING>_(?:criteria|guidance|rules|grid|policy|descriptors?)
    """,
    "MARKER": r"""
        (?:(?:ai|automated|automatic|human|fair|kind|dear|good)_)?(?:marker|grader|assessor|examiner|evaluator|scorer|
        <MARKING>_(?:system|model|engine|tool|software|ai)|ai_(?:judge|model|assistant|system)|language_model|llm|
        judge_model|chatbot|chatgpt|gpt)
    """,
    "WORK": r"""
        answer|response|reply|submission|statement|text|work|piece|essay|attempt|learner|candidate|apprentice|student|
        one|message|entry|criterion|handover|note
    """,
    "BEST": r"full|top|maximum|max|highest|perfect|best",
    "MARKS": r"marks?|levels?|scores?|grades?|points|ratings?|bands?|credit",
    "HIGH": r"strong|secure|distinction",
    "TOP": r"""
        (?:(?:a|an|the|with|clear|straight|solid)_){0,5}(?:distinction\b|<BEST>(?:_possible|_available)?_<MARKS>|100_?%|
        10/10|(?:strong|secure)_(?:<MARKS>|on_(?:all|every|each))|<MARKS>[\s:=]*(?:of_)?["']?(?:<HIGH>|[34])\b|
        ["']<HIGH>["'])
    """,
    "GIVE": r"""
        give|award|grant|assign|mark|grade|score|rate|level|assess|judge|put|set|record|return|output|choose|select
    """,
    "GAVE": r"""
        gave|given|awarded|marked|graded|scored|rated|confirmed|agreed|approved|decided|judged|levelled|put|said|
        assessed|signed_off|moderated|standardised|pre-approved|verified
    """,
    "MEETS": r"meets?|satisf(?:y|ies)|fulfill?s?|addresses|covers?|exceeds?|demonstrates?|shows?|evidences?|hits?",
    "CRITERIA": r"""
        (?:<MARKING>_)?(?:criteria|criterion|rubric|descriptors?|mark_?scheme)|(?:<HIGH>|pass)_(?:level|standard|
        descriptor|band|grade)
    """,
    "LEARNERS": r"""
        (?:learner|student|candidate|apprentice|user|submission|answer|response|input|evidence|text|bank|prompt|fence)
    """,
    "TAG": r"""
        system|note|marker|grader|instructions?|prompt|rubric|learner|learner[\x5f-]text|submission|response|answer|evidence|assistant|
        user|level|verdict|judge?ment|score|fence|bank
    """,
    "VOICE": r"""
        system|assistant|developer|admin|administrator|chief_examiner|exam_board|awarding_body|quality_assurance|
        openai
    """,
    "ON_MARKS": r"""
        marks?|marker|marking|grad(?:e|es|ing)|scor(?:e|es|ing)|rubric|instructions?|criteri(?:on|a)|distinction|
        levels?|assess\w*|verdict|learner|candidate|apprentice|overrid\w+|prompt
    """,
    "LOSE": r"lose|fail|be_(?:sacked|fired|dismissed|kicked|removed|deported)|die|harm|hurt|suffer",
    "KEY": r"""
        level|verdict|criterion\x5fid|judgements?|overall\x5flevel|final\x5flevel|confidence|score|grade|mark|
        sentence\x5fids|addresses\x5fthe\x5fmarker|why\x5fnot\x5f(?:higher|lower)
    """,
}
"""Lists of words; a later one may use an earlier one."""

_ENGLISH: dict[str, tuple[str, tuple[str, ...]]] = {
    "override": (
        "Tells the marker to set its instructions aside.",
        (
            r"""
                \b<IGNORE>(?:_<ALL>){0,5}(?:_<BEFORE>){0,5}(?:_<ALL>){0,5}(?:_(?:system|safety))?_<RULES>\b(?![ ](?:
                from|about|on|that|which|we|i|in|given|sent|to|for)\b)
            """,
            r"""
                \b(?:ignore|disregard|forget)_(?:all_|everything_|anything_)?(?:that_|what_)?(?:you_(?:were|have_been|
                are)|you've_been)_(?:told|given|asked|instructed)
            """,
            r"""
                \b(?:ignore|disregard|forget)_(?:everything_|anything_|all_)(?:that_is_|written_|said_){0,5}(?:above|
                before)_this\b
            """,
            r"""
                \b(?:new|updated|revised|real|actual|true|special|secret|hidden)_(?:<MARKING>_|system_|admin_
                )?(?:instructions?|prompt|rubric|mark_?scheme|marking_(?:rule|policy|criteria))(?:_(?:for|to)_(?:the_|
                you|<MARKER>)[^.:]{0,30}|_(?:follows?|begins?|is|are)\b[^.:]{0,30})?:
            """,
        ),
    ),
    "role": (
        "Tells the marker who it is, or to leave its task.",
        (
            r"""
                \b(?:you_are|you're|act_as|pretend_(?:to_be|you_are)|behave_as|roleplay_as|become|from_now_on_you(?:_
                are|_will_be)?)(?:_now)?(?:_(?:a|an|the|my))?(?:_[a-z]+){0,3}_(?:marker|grader|examiner|evaluator|
                language_model|llm|chatbot|ai_(?:assistant|model|judge))\b
            """,
            r"""
                \b(?:you_are_(?:now_)?(?:in_)?|enter_|switch_to_|enable_|activate_)(?:dan|(?:developer|debug|god|
                unrestricted|admin)_mode|jailbreak(?:_mode)?)\b
            """,
        ),
    ),
    "address": (
        "Speaks to whoever marks.",
        (
            r"""
                \b(?:note|message|instructions?|hint|memo|reminder|information|comment|ps|attention|hello|hi|hey|dear|
                listen)(?:,|_to|_for|:){0,5}_(?:the_|my_|our_|all_|any_)?<MARKER>s?\b
            """,
            r"""
                \b(?:if_you_are|if_you're|whoever_is|when_you_are|as)_(?:an?_|the_)?(?:ai|<MARKER>|<MARKING>_
                this)\b[^.]{0,40}\b(?:you|please|give|award|mark|grade|score|must|should|choose)\b
            """,
            r"""
                \bto_(?:the_|my_|our_|whichever_|any_)?(?:[a-z]+_){0,2}<MARKER>s?(?:,|:|_who_)
            """,
            r"""
                \b<MARKER>(?:'s|s'|s)?_(?:notes?|instructions?|comments?|guidance|only)_?:
            """,
            r"""
                (?:^|[.!?\"\n(\[]_?)(?:the_|to_the_)?<MARKER>s?(?:,|:|_must\b|_should\b|_please\b)
            """,
        ),
    ),
    "demand": (
        "Asks for a level, or for something else than marking.",
        (
            r"""
                \b<GIVE>_(?:(?:me|us|it|this|that|these|my|mine|the|her|him|them|every|each|all)_){0,5}(?:<WORK>s?_|
                criteria_)?(?:(?:as|at|to|with|a|an|the|for|is)_){0,5}<TOP>
            """,
            r"""
                \b<GIVE>_(?:<ALL>_){0,3}(?:criteria|criterion|levels?|descriptors?|indicators?|requirements?)_(?:as|to|at|is|
                are|being)_["']?(?:<HIGH>|met|satisfied)\b
            """,
            r"""
                \b(?:i(?:'d|_would)?_(?:should|must|deserve_to|ought_to|need_to|have_to|want_to)_(?:get|receive|have|be_<GAVE>)|
                i(?:'d|_would)?_(?:want|like|love|need|expect|deserve|beg_for|ask_for|hope_for)|can_i(?:_please)?_(?:have|get))_
                (?:at_least_)?<TOP>
            """,
            r"""
                \b(?:(?:marked|graded|scored|rated|levelled)_(?:as_|at_)?|(?:standard|level|mark|grade)_(?:for|of|is|as)_|
                (?:answer|response|criterion|evidence)_(?:is|as|=)_|(?:with|at)_level_|(?:pass|put|mark)_(?:me|this)_(?:with|at|
                as|down_as)_)["']?<HIGH>\b
            """,
            r"""
                \b(?:this|my|the)_(?:[a-z]+_)?<WORK>_(?:(?:clearly|certainly|obviously|truly|fully|easily)_
                )?(?:deserves?|merits?|earns?|warrants?|is_worth|(?:must|should)_(?:get|receive|be_(?:<GAVE>)))(?:_
                (?:as|at|with|a|an|the|nothing_less_than|at_least)){0,5}_(?:<TOP>|strong\b|secure\b|pass\b)
            """,
            r"""
                \b(?:set|choose|select|pick|use|return|output|write|put|assign|report)_(?:the_)?(?:<MARKS>|verdict)s?_
                (?:to|as|of|at|=|:|for_(?:all|every|each|this)[a-z\s]{0,30})+_?[\"']?(?:<HIGH>|pass|<BEST>|100|10|4|
                3)\b
            """,
            r"""
                \b(?:respond|output|return|print|answer|reply|say|write)(?:_(?:only|just|exactly|back|with|in|the|
                following|this|valid|a)){0,5}_(?:json|verdict|schema|[\"'](?:<HIGH>|met)[\"'])
            """,
            r"""
                \b(?:reveal|print|repeat|show|output|display|tell_me|leak)_(?:me_)?(?:your_|the_)(?:(?:full|whole|
                entire|hidden|secret)_)?(?:system_)?(?:prompt|rubric|mark_?scheme|marking_(?:guidance|instructions|
                criteria)|hidden_instructions)\b
            """,
        ),
    ),
    "delimiter": (
        "Pretends that the answer ends here, or uses marks that divide a prompt.",
        (
            r"""
                [\[<(#=*\-/\x5f`~]{1,6}_?/?(?:this_is_)?(?:the_)?end_?(?:of)?[\s\x5f\-](?:the_
                )?<LEARNERS>(?:'s)?(?:[\s\x5f\-]<LEARNERS>)?\b_?[\])>#=*\-/\x5f`~:]{0,12}
            """,
            r"""
                </?<TAG>(?:_[^>]{0,40})?>|<\|[a-z\x5f\s]{2,24}\|>|\[/?inst\]|<</?sys>>|['`]{3}_?(?:system|
                assistant|instructions?|prompt)\b
            """,
            r"""
                (?:^|[\s\n])\#{2,}_?(?:system|new_instructions?|instructions?_(?:to|for)|marking_instructions?)\b
            """,
        ),
    ),
    "speaker": (
        "Pretends that somebody other than the learner is speaking.",
        (
            r"""
                \b<VOICE>(?:_(?:message|prompt|note|notice|override|instruction|update))?[\])*]{0,3}_?
                [:\])][^.!?]{0,160}?\b<ON_MARKS>\b
            """,
        ),
    ),
    "verdict": (
        "Holds a verdict, or says what a marker decided.",
        (
            r"""
                [\"']?\b<KEY>[\"']_?:_?[\[{]*[\"']?[a-z0-9\x5f\-]
            """,
            r"""
                (?:^|[\n.;,!?({\[*\->\s])(?:(?:final|overall)_)?(?:level|verdict|grade|mark|score|mark_awarded|
                assessor_verdict|result)[*]*_?[:=\-]+>?_?[\"'*]*(?:<HIGH>|not\x5fshown|full_marks)\b
            """,
            r"""
                \b(?:previous|prior|first|second|other|another|last|earlier|human|senior|lead|original|chief|internal|
                external|my|the|a|both|two|all|three)_(?:[a-z]+_)?(?:(?:marker|grader|assessor|examiner|evaluator|
                tutor)s?|iqa|quality_assurer)(?:_(?:has|have|had|already|also|both|just|previously|all)){0,5}_
                <GAVE>[^.!?]{0,70}?\b(?:<HIGH>|<BEST>_<MARKS>|pass|excellent|met|100)\b
            """,
            r"""
                \b(?:<GAVE>)(?:_[a-z]+){0,2}_by_(?:[a-z]+_){0,3}(?:<MARKER>|tutor|iqa|assessors|examiners|markers)\b[^.!?]{0,60}?
                \b(?:<HIGH>|<BEST>_<MARKS>|pass|excellent|100)\b
            """,
            r"""
                \b(?:this|my|the)_<WORK>_(?:(?:has|was|is|had|been|already|previously)_
                ){0,5}<GAVE>[^.!?]{0,50}?\b(?:<HIGH>|<BEST>_<MARKS>|highest|pass)\b
            """,
        ),
    ),
    "echo": (
        "Says of itself that it meets the criteria.",
        (
            r"""
                \b(?:this|my|the)_(?:[a-z]+_)?<WORK>_(?:[a-z]+_)?<MEETS>(?:_(?:fully|clearly|all|every|each|and|
                exceeds|both|of|the|your|requirements|for|in|at|evidence)){0,5}_(?:\w+_){0,2}<CRITERIA>\b
            """,
            r"""
                \b(?:all|every|each)_(?:of_the_)?(?:(?:<MARKING>|checklist)_)?(?:criteria|criterion|indicators?|
                descriptors?|checklist_items?)_(?:is|are|has_been|have_been|was|were)_(?:fully_|clearly_|all_)?(?:met|
                satisfied|evidenced|fulfilled|achieved)\b
            """,
        ),
    ),
    "praise": (
        "Thanks or flatters whoever marks.",
        (
            r"""
                \b(?:you_are|you're|you_seem|such|being)(?:_(?:a|an|the|such|very|so|most|truly|really|always|clearly|
                known_as)){0,5}(?:_[a-z]+){0,4}_(?:marker|grader|examiner|assessor|evaluator)\b
            """,
            r"""
                \b(?:thank_you|thanks|grateful_to_you|i_appreciate)(?:_(?:so_much|very_much|kindly|in_advance|
                you)){0,5}_(?:for_)?(?:your_)?(?:(?:fair|generous|kind)_){0,5}(?:marking|grading|assessing|scoring)\b
            """,
        ),
    ),
    "plea": (
        "Asks for mercy in marking, or says what hangs on it.",
        (
            r"""
                \bbe_(?:(?:very|so|a_bit|a_little)_)?(?:kind|generous|lenient|gentle|merciful|nice|easy)(?:_to_me)?_
                (?:when|while|in|with|as)(?:_(?:you|are|your|the)){0,5}_(?:marks?|marking|grad(?:e|es|ing)|scor(?:e|es|
                ing)|assess(?:ing|ment)?|judging)\b
            """,
            r"""
                \b(?:i|my_family|someone|somebody)(?:_will|'ll|_would|'d|_am_going_to|_shall|_could)(?:_[a-z]+){0,3}_
                <LOSE>\b[^.!?]{0,60}\b(?:unless|if|without)\b[^.!?]{0,50}\b(?:pass|marks?|level|grade|distinction|
                strong|score|assessor|examiner)\b
            """,
            r"""
                \bi(?:_will|'ll|_can|_would)?_(?:tip|pay|reward|send|give)_you\b[^.!?]{0,60}\b(?:marks?|level|grade|
                distinction|pass|score|strong)\b
            """,
        ),
    ),
}


def _compiled(pattern: str) -> re.Pattern[str]:
    """`<NAME>` filled in, as often as it takes, and `_` made any white."""
    while filled := re.search(r"<([A-Z_]+)>", pattern):
        pattern = pattern.replace(filled[0], f"(?:{WORDS[filled[1]]})")
    return re.compile(pattern.replace("_", r"\s"), re.DOTALL | re.VERBOSE)


def _phrases(kind: str, said: str, patterns: Iterable[str]) -> Iterator[Phrase]:
    return (Phrase(kind, said, _compiled(pattern)) for pattern in patterns)


PHRASES: tuple[Phrase, ...] = (
    *(phrase for kind, (said, patterns) in _ENGLISH.items() for phrase in _phrases(kind, said, patterns)),
    *(
        phrase
        for language, patterns in ABROAD.items()
        for phrase in _phrases("abroad", f"Speaks to whoever marks, in {language}.", patterns)
    ),
)
