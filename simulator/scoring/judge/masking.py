"""Names, handles, addresses and numbers leave this machine as masks, and come back where the judge quotes them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_EMAIL = re.compile(r"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+")
_HANDLE = re.compile(r"(?<![\w@.])@\w(?:[\w.\-]{0,38}\w)?")
_PHONE = re.compile(r"(?<![\w.])(?:\+|\(?0)(?:[ ().\-]{0,2}\d){8,14}(?!\w)")
_KINDS = (("E-MAIL", _EMAIL), ("HANDLE", _HANDLE), ("PHONE", _PHONE))
_ORDINARY = re.compile(
    r"amber|april|august|autumn|bank|banks|best|bill|black|bright|brown|chase|daisy|dawn|dean|drew|earl|"
    r"faith|fields|frank|frost|good|grace|grant|green|grey|hill|hope|jack|jade|june|king|lily|little|long|"
    r"love|mark|marsh|miles|moss|olive|page|penny|price|rain|reed|rich|rose|ruby|sharp|short|small|snow|"
    r"stone|strong|summer|swift|wade|white|will|winter|wood|young"
)
"""Names that are also words: masked only as they are spelt in the name."""
_MASK = re.compile(r"\[(?:NAME|E-MAIL|HANDLE|PHONE)-\d+\]")


@dataclass(frozen=True, slots=True)
class Masks:
    """Masks and what each stands for, in the order in which they were given out."""

    pairs: tuple[tuple[str, str], ...] = ()

    def unmask(self, text: str) -> str:
        """The words back in the place of their masks; a mask that was never given out stays."""
        known = dict(self.pairs)
        return _MASK.sub(lambda mask: known.get(mask[0], mask[0]), text)

    def mask(self, text: str) -> str:
        """Every word that has a mask, and only those; longest first, so that a full name is one mask."""
        if not self.pairs:
            return text
        masks = {word.casefold(): mask for mask, word in self.pairs}
        return _any_of(word for _, word in self.pairs).sub(lambda found: masks[found[0].casefold()], text)


def masks_for(text: str, names: Iterable[str] = (), *, after: Masks = Masks()) -> Masks:
    """Masks for all that `text` holds, added to those of `after`. `names` are masked whole and by each part, in any
    letter case but for short and ordinary words. A mask that somebody typed is never given out."""
    pairs = list(after.pairs)
    taken = {word.casefold() for _, word in pairs}
    for kind, word in _found(text, names):
        if word.casefold() not in taken:
            taken.add(word.casefold())
            pairs.append((_next(kind, pairs, text), word))
    return Masks(tuple(pairs))


def _found(text: str, names: Iterable[str]) -> list[tuple[str, str]]:
    parts = dict.fromkeys(part for name in names for part in (name.strip(), *_parts(name)) if part)
    named = [("NAME", part) for part in parts if _any_of([part]).search(text)]
    return named + [(kind, match[0]) for kind, pattern in _KINDS for match in pattern.finditer(text)]


def _parts(name: str) -> list[str]:
    """Each part, and all of them together as people make an account's name of their own."""
    words = re.split(r"[\s\-]+", name.strip())
    joined = [re.sub(r"\W", "", name), "_".join(words)] if len(words) > 1 else []
    return [part for part in (*joined, *words) if len(part) >= 2]


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_spelt, longest_first))})(?!\w)")


def _spelt(word: str) -> str:
    """In any letter case, but for what would then be found in every other sentence."""
    exact = len(word) <= 3 or _ORDINARY.fullmatch(word.casefold()) is not None
    return re.escape(word) if exact else f"(?i:{re.escape(word)})"


def _next(kind: str, pairs: list[tuple[str, str]], text: str) -> str:
    given = {mask for mask, _ in pairs} | set(_MASK.findall(text))
    return next(mask for number in range(1, len(given) + 2) if (mask := f"[{kind}-{number}]") not in given)
