"""Words that leave people out or hurt them without anybody meaning to, with a kinder way to say it.

A small list in the spirit of UK public-sector advice on inclusive language, as of February 2026. Such advice changes:
whoever changes the list changes the date. It hints, in practice, and marks nobody down.
"""

import re
from typing import NamedTuple

AS_OF = "February 2026"


class Kinder(NamedTuple):
    said: re.Pattern[str]
    instead: str
    """One or two other ways, in words."""


def _of(words: str, instead: str) -> Kinder:
    return Kinder(re.compile(rf"\b(?:{words})\b", re.IGNORECASE), instead)


LIST: tuple[Kinder, ...] = (
    _of(r"you guys|hey guys|hi guys|guys|ladies and gentlemen|dear sirs", "“everyone” or “all”"),
    _of(r"chairman", "“chair”"),
    _of(r"spokesman|spokeswoman", "“spokesperson”"),
    _of(r"policeman|policemen|fireman|firemen|postman|postmen", "“police officer”, “firefighter” or “postal worker”"),
    _of(r"salesman|salesmen|middleman|middlemen", "“salesperson” or “go-between”"),
    _of(r"manpower|man[- ]hours?|manned", "“people”, “working hours” or “staffed”"),
    _of(r"mankind", "“people” or “humanity”"),
    _of(r"man up|grow a pair|like a girl", "what you want them to do, as “stand firm”"),
    _of(r"crazy|insane|mental|nuts|bonkers|psycho|lunatic", "“wild”, “hard to believe” or “unreasonable”"),
    _of(r"sanity[- ]check(?:ed|s)?", "“quick check”"),
    _of(r"(?:so|a bit|being|my|your) ocd|bipolar", "“particular” or “changeable”"),
    _of(r"lame|spaz\w*|retard\w*", "“weak”, or what is wrong with it"),
    _of(r"crippl(?:ed|ing|es?)", "“badly slowed” or “held back”"),
    _of(r"turn(?:ed|ing)? a blind eye|blind to", "“ignore” or “not see”"),
    _of(r"(?:fall|falls|fell|fallen) on deaf ears|tone[- ]deaf", "“be ignored” or “insensitive”"),
    _of(r"suffer(?:s|ing|ed)? from|victims? of (?:autism|epilepsy|\w+ disease)", "“has” or “lives with”"),
    _of(r"wheelchair[- ]bound|confined to a wheelchair", "“uses a wheelchair”"),
    _of(r"handicapped|the disabled", "“disabled people”"),
    _of(r"the elderly|the homeless|the blind|the deaf", "people first, as “older people”"),
    _of(r"normal people|normal users", "“most people”, or say who"),
    _of(r"commit(?:s|ted|ting)? suicide", "“died by suicide” or “ended their life”"),
    _of(r"blacklist(?:ed|s|ing)?|whitelist(?:ed|s|ing)?", "“block list” or “allow list”"),
    _of(r"grandfathered", "“kept on the old terms”"),
)
