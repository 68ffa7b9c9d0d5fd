"""What a scenario must keep beyond its form: references, wiring, order, conduct, marking, fiction, players.

Each check is a function from a draft to the places and words of its faults. A draft is what the files say, before it is
known to be a scenario, so every check looks at all that can be looked at. To add one: a function, and its name below.
"""

from collections.abc import Callable, Iterable

from simulator.content.lint import (
    chances,
    conduct,
    crowd,
    debrief,
    equals,
    facts,
    fiction,
    figures,
    knowing,
    marking,
    names,
    pictures,
    players,
    reach,
    reading,
    room,
    steps,
    timeline,
    wiring,
)
from simulator.content.lint.draft import Draft
from simulator.content.scenario import Scenario
from simulator.content.yaml import Place

CHECKS: tuple[Callable[[Draft], Iterable[tuple[Place, str]]], ...] = (
    names.keys_are_spelt_one_way,
    names.ids_are_unique,
    names.no_ending_is_the_learners,
    names.duties_exist,
    names.choices_exist,
    wiring.one_way_is_chosen,
    equals.cases_stand_in_for_others,
    equals.equals_are_equal,
    wiring.stars_are_for_reviews,
    wiring.conditions_ask_what_is_there,
    facts.values_fit_their_type,
    facts.numbers_are_in_order,
    facts.ranges_are_in_order,
    timeline.one_thing_at_a_time,
    timeline.everything_happens_before_the_end,
    timeline.nothing_waits_for_itself,
    timeline.answers_stay_in_their_channel,
    timeline.the_last_is_otherwise,
    room.posts_fit_their_channel,
    conduct.acts_are_on_the_ladder,
    conduct.strong_is_acceptable,
    conduct.covers_are_announced,
    conduct.cases_go_to_who_answers,
    pictures.pictures_are_told,
    crowd.pushes_have_a_crowd,
    crowd.nobody_hears_themselves,
    crowd.replies_can_be_given,
    marking.evidence_can_be_levelled,
    marking.every_criterion_is_bound_once,
    marking.modes_can_be_played,
    debrief.moments_have_a_heading,
    fiction.only_fiction,
    figures.days_are_within_the_figure,
    figures.series_are_named_once,
    figures.figures_have_names_of_their_own,
)
"""Checks of the scenario itself, beside `names.references_resolve`."""

ABSENCES: tuple[Callable[[Draft], Iterable[tuple[Place, str]]], ...] = (
    wiring.cases_are_opened_where_they_look,
    wiring.appeals_can_come,
    wiring.topics_are_answered,
    wiring.nothing_is_unused,
    facts.facts_are_set_and_read,
    reach.conditions_can_hold,
    conduct.decisions_say_something,
    figures.figures_are_shown,
)
"""Checks that look for what is not there; asked only of a scenario without any other fault, since what they would find
is likely to follow from it."""

ADVICE: tuple[Callable[[Scenario], Iterable[tuple[Place, str]]], ...] = (
    reading.texts_read_easily,
    reading.texts_are_plain,
    pictures.what_is_masked_is_covered,
    chances.every_criterion_has_a_chance,
    chances.meters_move,
    chances.nothing_comes_at_once,
    knowing.contexts_show_no_future,
    knowing.reporters_are_still_there,
)
"""What may be meant and is worth a look; asked of a scenario that can be played."""

PLAYER_CHECKS: tuple[Callable[[Draft], Iterable[tuple[Place, str]]], ...] = (
    players.names_are_unique,
    players.modes_are_offered,
    steps.steps_are_commands,
    players.steps_come_in_order,
    players.expectations_can_be_met,
)
"""Checks of `tests.yml`."""
