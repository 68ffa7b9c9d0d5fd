"""What a learner reads afterwards stands under words, not under a name that is the author's own."""

from simulator.content.lint.draft import ITEMS, Draft, Found
from simulator.content.scenario import Moment


def moments_have_a_heading(draft: Draft) -> Found:
    """Commentary stands under the title of what it is about; where that has none, it needs one of its own."""
    for node in draft.of(Moment):
        name = node.get("about")
        about = next((found for part in ITEMS if (found := draft.entry(part, str(name)))), {})
        if about and not about.get("title") and not node.get("title"):
            case = about.get("opens_case")
            instead = f"about: {case}, which it opens, or a title" if case else "a title"
            yield (*node.place, "about"), f'"{name}" has no title, and a learner would read its id; needed: {instead}'
