"""Small word lists in UK English. They feed the model and route to a tutor; none of them is a level."""

import re

_SHORT_DENIAL = re.compile(
    r"\w+n['’]t\b|\b(?:cant|dont|wont|isnt|arent|didnt|doesnt|havent|hasnt|wasnt|shouldnt|couldnt|wouldnt)\b", re.I
)
_DENIAL = re.compile(r"\b(?:not|no|never|none|nothing|nobody|nowhere|neither|nor|without|cannot|hardly)\b", re.I)
_NO_DENIAL = re.compile(
    r"\b(?:not only|no doubt|no problem|why not|whether or not|not just|no later than|no more than)\b", re.I
)

_JOINING = """
a about above after again all also am an and any are as at be because been before being below between both but by
can can't could did do does doing don't down during each few for from further had has have having he her here hers
him his how i i'm i've if in into is isn't it it's its just me more most my no nor not now of off on once only or
other our out over own same she so some such than that that's the their them then there these they this those
through to too under until up us very was we we're we've were what when where which while who whom why will with
would you you're your
"""
FUNCTION_WORDS = frozenset(_JOINING.split())


def _any_of(*parts: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(parts)})\b", re.I)


INSULT = _any_of(
    r"idiots?|idiotic|morons?|stupid|dumb|pathetic|whin(?:e|ing|ers?|y)|moan(?:ing|ers?)|crybab(?:y|ies)|shut up",
    r"get a grip|grow up|clueless|muppets?|losers?|drama queens?|tantrums?|entitled|hysterical|calm down",
    r"get over it|deal with it|stop complaining|your own fault|serves? you right|what did you expect",
    r"should have known better|can't be bothered|not my problem|boo hoo|cry about|touch grass|skill issue",
)
FOG = _any_of(
    r"any inconvenience|valued (?:customers?|members?|users?|community|players?)|stakeholders?|leverag\w+|seamless\w*",
    r"we take (?:this|these|your|such)[^.]{0,40}seriously|committed to|going forward|moving forward|robust|synerg\w+",
    r"world[- ]class|best[- ]in[- ]class|journey|excellence|at this (?:point in )?time|in due course|subset of users",
    r"may be experiencing|proactive\w*|highest (?:standards?|priority)|utmost|strive|ongoing (?:basis|commitment)",
    r"optimi[sz]\w+|ecosystem|learnings|appropriate (?:steps|measures|channels|action)",
    r"relevant (?:teams?|stakeholders?|parties)",
)
CARE = _any_of(
    r"sorry|apologi\w+|thank(?:s| you)|understand\w*|frustrat\w+|upset\w*|worr(?:y|ied|ying)|rotten|hours? (?:of|you)",
    r"you (?:lost|put in|were told|did)|we know (?:how|what|that)|hard|unfair|disappoint\w+|angry|hurt\w*|miss(?:ed)?",
    r"matters?",
)
PROMISE = _any_of(
    r"guarantee\w*|promise[ds]?|i swear|you have (?:my|our) word|100 ?%|definitely|for sure|certainly|refund\w*",
    r"compensat\w+|voucher|free (?:month|gift|skin)|money back|full restoration",
    r"will (?:all )?be (?:restored|back|fixed|refunded|banned)",
)
HEDGE = _any_of(
    r"sure|unsure|certain|likely|probably|perhaps|maybe|might|may|could be|guess\w*|think|seems?|appears?|suggests?",
    r"cannot tell|can't tell|don't know|not know|estimate\w*|roughly|about|around|confiden\w+|assum\w+|sample|told|saw",
    r"seen|heard",
)
REASON = _any_of(r"because|since|so that|therefore|which means|as a result|reason|due to|that is why|hence|if|unless")
PERSONAL = re.compile(
    r"[\w.+-]+@[\w-]+\.[\w.]+"
    r"|(?<!\d)(?:\+44\s?|0)\d(?:[\s-]?\d){8,10}(?!\d)"
    r"|\b\d{1,4}[a-z]?\s+(?:[A-Z][a-z]+\s+){1,3}(?:Street|St|Road|Rd|Lane|Avenue|Ave|Close|Terrace|Drive|Court|Row|Way|"
    r"Crescent|Gardens|Place|Walk|Hill|Square)\b"
    r"|\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b"
)
"""E-mail addresses, phone numbers, street addresses and postcodes."""

QUOTED = re.compile(r"“[^“”\n]{1,300}”|\"[^\"\n]{1,300}\"")
"""Somebody else's words, between quotation marks."""


def is_denied(text: str) -> bool:
    """Whether a sentence says that something is not so."""
    bare = _NO_DENIAL.sub(" ", text)
    return bool(_DENIAL.search(bare) or _SHORT_DENIAL.search(bare))


def function_share(words: list[str]) -> float:
    """The share of words that join others. Sentences have a third to a half; a list of keywords has next to none."""
    return sum(word.replace("’", "'") in FUNCTION_WORDS for word in words) / len(words) if words else 0.0
