"""The timeline as Vega-Lite dicts."""

import json
import re

from simulator.ui.charts import Curve, Mark, Span, Work, lanes, meters, work

SPAN = Span(opens=540, length=5400)
TRUST = Curve("Trust", ((0, 60), (780, 64), (5400, 67)))
HEAT = Curve("Heat", ((0, 20), (60, 28), (5400, 10)), hot=True)
HID = Mark(600, "09:10", "You", "You hid the post")
ASKED = Mark(840, "09:14", "World", "odo_streams posted on Chirrup")


def layer(spec, kind):
    return next(part for part in spec["layer"] if part["mark"]["type"] == kind)


def test_a_meter_is_a_step_line_over_the_minutes_of_the_day():
    lines = layer(meters((TRUST, HEAT), SPAN, 0), "line")
    assert lines["mark"]["interpolate"] == "step-after"
    assert [(row["m"], row["v"]) for row in lines["data"]["values"] if row["name"] == "Trust"] == [
        (540.0, 60),
        (553.0, 64),
        (630.0, 67),
    ]


def test_meters_differ_by_dash_as_well_as_by_colour():
    encoding = layer(meters((TRUST, HEAT), SPAN, 0), "line")["encoding"]
    assert encoding["strokeDash"]["scale"]["range"] == [[1, 0], [6, 3]]
    assert len(set(encoding["color"]["scale"]["range"])) == 2


def test_both_charts_mark_the_current_moment_at_the_same_place():
    rules = [layer(spec, "rule") for spec in (meters((TRUST,), SPAN, 780), lanes((HID,), SPAN, 780))]
    assert [rule["data"]["values"] for rule in rules] == [[{"m": 553.0}]] * 2
    assert rules[0]["encoding"]["x"]["scale"] == rules[1]["encoding"]["x"]["scale"]


def test_names_of_meters_that_end_together_are_kept_apart():
    close = (Curve("Trust", ((0, 60), (5400, 30))), Curve("Heat", ((0, 20), (5400, 28))))
    places = [row["v"] for row in layer(meters(close, SPAN, 0), "text")["data"]["values"]]
    assert abs(places[0] - places[1]) >= 9


def test_a_lane_is_told_by_shape_and_by_place():
    dots = layer(lanes((HID, ASKED), SPAN, 600), "point")
    assert dots["encoding"]["shape"]["scale"] == {
        "domain": ["World", "You", "Tutor"],
        "range": ["circle", "diamond", "square"],
    }
    assert [(row["lane"], row["here"]) for row in dots["data"]["values"]] == [("You", True), ("World", False)]


def test_time_is_labelled_every_ten_minutes_on_a_ninety_minute_desk():
    axis = layer(lanes((HID,), SPAN, 0), "point")["encoding"]["x"]["axis"]
    assert axis["values"] == list(range(540, 631, 10))


def test_a_chart_is_plain_json_and_fetches_nothing():
    text = json.dumps([meters((TRUST, HEAT), SPAN, 0), lanes((HID,), SPAN, 0)])
    assert "http" not in text
    assert "url" not in text


def test_the_same_run_at_the_same_moment_is_made_once():
    assert meters((TRUST,), SPAN, 5) is meters((Curve("Trust", TRUST.points),), Span(540, 5400), 5)


def test_every_colour_names_one_for_light_and_one_for_dark():
    text = json.dumps([meters((TRUST, HEAT), SPAN, 0), lanes((HID,), SPAN, 0), work((Work("Jo", 2, 1),))])
    assert re.sub(r"light-dark\(#[0-9A-F]{6}, #[0-9A-F]{6}\)", "", text).count("#") == 0
    assert "light-dark(" in text
