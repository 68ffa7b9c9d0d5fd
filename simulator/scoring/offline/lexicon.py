"""Small word lists in UK English. They feed the model and route to a tutor; none of them is a level."""

import re

_T = re.compile(
    r"\w+n['’]t\b|\b(?:cant|dont|wont|isnt|arent|didnt|doesnt|havent|hasnt|wasnt|shouldnt|couldnt|wouldnt)\b", re.I
)
_WORDS_OF_DENIAL = re.compile(
    r"\b(?:not|no|never|none|nothing|nobody|nowhere|neither|nor|without|cannot|hardly)\b", re.I
)
_NO_DENIAL = re.compile(
    r"\b(?:not only|no doubt|no problem|why not|whether or not|not just|no later than|no more than)\b", re.I
)

FUNCTION_WORDS = frozenset(
    ["a", "about", "above", "after", "again", "all", "also", "am", "an", "and", "any", "are", "as", "at", "be", "because", "been", "before", "being", "below", "between", "both", "but", "by", "can", "could", "did", "do", "does", "doing", "down", "during", "each", "few", "for", "from", "further", "had", "has", "have", "having", "he", "her", "here", "hers", "him", "his", "how", "i", "if", "in", "into", "is", "it", "its", "just", "me", "more", "most", "my", "no", "nor", "not", "now", "of", "off", "on", "once", "only", "or", "other", "our", "out", "over", "own", "same", "she", "so", "some", "such", "than", "that", "the", "their", "them", "then", "there", "these", "they", "this", "those", "through", "to", "too", "under", "until", "up", "us", "very", "was", "we", "were", "what", "when", "where", "which", "while", "who", "whom", "why", "will", "with", "would", "you", "your", "i'm", "i've", "we've", "we're", "it's", "that's", "don't", "can't", "isn't", "you're"]
)
INSULT = re.compile(
    r"\b(?:idiots?|idiotic|morons?|stupid|dumb|pathetic|whin(?:e|ing|ers?|y)|moan(?:ing|ers?)|crybab(?:y|ies)|shut up|get a grip|"
    r"grow up|clueless|muppets?|losers?|drama queens?|tantrums?|babies|entitled|lazy|hysterical|ridiculous|calm down|"
    r"get over it|deal with it|stop complaining|your own fault|serves? you right|what did you expect|should have known better|"
    r"can't be bothered|not my problem|boo hoo|cry about|touch grass|skill issue)\b",
    re.I,
)
FOG = re.compile(
    r"\b(?:any inconvenience|valued (?:customers?|members?|users?|community|players?)|we take (?:this|these|your|such)[^.]{0,40}seriously|committed to|"
    r"stakeholders?|going forward|moving forward|leverag\w+|seamless\w*|world[- ]class|best[- ]in[- ]class|robust|synerg\w+|"
    r"journey|excellence|at this (?:point in )?time|in due course|subset of users|may be experiencing|proactive\w*|"
    r"highest (?:standards?|priority)|utmost|strive|ongoing (?:basis|commitment)|optimi[sz]\w+|ecosystem|learnings|"
    r"appropriate (?:steps|measures|channels|action)|relevant (?:teams?|stakeholders?|parties))\b",
    re.I,
)
CARE = re.compile(
    r"\b(?:sorry|apologi\w+|thank(?:s| you)|understand\w*|frustrat\w+|upset\w*|worr(?:y|ied|ying)|rotten|hours? (?:of|you)|"
    r"you (?:lost|put in|were told|did)|we know (?:how|what|that)|hard|unfair|disappoint\w+|angry|hurt\w*|miss(?:ed)?|matters?)\b",
    re.I,
)
PROMISE = re.compile(
    r"\b(?:guarantee\w*|promise[ds]?|i swear|you have (?:my|our) word|100 ?%|definitely|for sure|certainly|refund\w*|"
    r"compensat\w+|voucher|free (?:month|gift|skin)|money back|full restoration|will (?:all )?be (?:restored|back|fixed|refunded|banned))\b",
    re.I,
)
HEDGE = re.compile(
    r"\b(?:sure|unsure|certain|likely|probably|perhaps|maybe|might|may|could be|guess\w*|think|seems?|appears?|suggests?|"
    r"cannot tell|can't tell|don't know|not know|estimate\w*|roughly|about|around|confiden\w+|assum\w+|sample|told|saw|seen|heard)\b",
    re.I,
)
REASON = re.compile(
    r"\b(?:because|since|so that|therefore|which means|as a result|reason|due to|that is why|hence|if|unless)\b", re.I
)
PERSONAL = re.compile(
    r"[\w.+-]+@[\w-]+\.[\w.]+|(?<!\d)(?:\+44\s?|0)\d(?:[\s-]?\d){8,10}(?!\d)|\b\d{1,4}[a-z]?\s+(?:[A-Z][a-z]+\s+){1,3}(?:Street|St|Road|Rd|Lane|"
    r"Avenue|Ave|Close|Terrace|Drive|Court|Row|Way|Crescent|Gardens|Place|Walk|Hill|Square)\b|\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b"
)
"""E-mail addresses, phone numbers, street addresses and postcodes."""


def is_denied(text: str) -> bool:
    """Whether a sentence says that something is not so."""
    bare = _NO_DENIAL.sub(" ", text)
    return bool(_WORDS_OF_DENIAL.search(bare) or _T.search(bare))


def function_share(words: list[str]) -> float:
    """The share of words that join others. Sentences have a third to a half; a list of keywords has next to none."""
    return sum(word.replace("’", "'") in FUNCTION_WORDS for word in words) / len(words) if words else 0.0
