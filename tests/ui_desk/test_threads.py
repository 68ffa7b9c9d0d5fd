"""A channel as its posts: grouped, marked, and with what may be done."""

import pytest

from simulator.runs.commands import DecideCase, PublishReply, SendEscalation, ViewItem
from simulator.ui.desk.threads import thread
from tests.ui_desk.conftest import DECIDED, LEARNER, REPLY


def sections(shift, channel="forum", seen=None):
    return thread(channel, shift.scenario, shift.state, learner_name=LEARNER, seen=seen)["sections"]


def posts(shift, channel="forum", seen=None):
    return {post["id"]: post for section in sections(shift, channel, seen) for post in section["posts"]}


def acts(post):
    return [act["id"] for act in post["acts"]]


def test_a_forum_groups_replies_under_the_thread_they_belong_to(shift):
    shift.to(6)
    first = sections(shift)[0]
    assert first["title"] == "My save is gone after the patch"
    assert [post["reply"] for post in first["posts"]] == [False, True, True]


def test_a_covered_post_is_covered_until_it_is_asked_for(shift):
    shift.to(6)
    assert posts(shift)["insult-reply"]["cover"] == "May contain: insults"
    shift.send(ViewItem(item="insult-reply"))
    assert posts(shift)["insult-reply"]["cover"] == ""


def test_a_reported_post_says_so_and_opens_its_case(shift):
    shift.to(6)
    post = posts(shift)["insult-reply"]
    assert post["case"]
    assert [badge["text"] for badge in post["badges"]] == ["Reported", "1 strike"]
    assert acts(post) == ["reply", "case:case-insult"]


def test_a_hidden_post_names_the_rule_and_can_no_longer_be_answered(shift):
    shift.to(6)
    shift.send(DECIDED)
    post = posts(shift)["insult-reply"]
    assert post["cover"] == "Hidden under P2, Insults"
    assert acts(post) == ["case:case-insult"]
    assert not post["case"]


@pytest.mark.parametrize(
    ("account", "hours", "told"),
    [("mute", 24, "Muted for 24 hours"), ("suspend", 168, "Suspended for 7 days"), ("ban", None, "Banned")],
)
def test_a_member_who_was_sent_away_is_marked_until_they_may_write_again(shift, account, hours, told):
    shift.to(6)
    shift.send(DECIDED.model_copy(update={"account": account, "hours": hours, "content": "keep"}))
    badges = [badge["text"] for badge in posts(shift)["insult-reply"]["badges"]]
    assert badges == ["2 strikes", told]


def test_a_mute_that_is_over_is_no_mark(shift):
    shift.to(6)
    shift.send(DECIDED.model_copy(update={"account": "mute", "hours": 1, "content": "keep"}))
    shift.to(67)
    assert [badge["text"] for badge in posts(shift)["insult-reply"]["badges"]] == ["2 strikes"]


def test_an_appeal_leads_from_the_mail_to_where_it_is_answered(shift):
    shift.to(6)
    shift.send(DECIDED.model_copy(update={"account": "ban", "notices": ()}))
    shift.to(20)
    assert acts(posts(shift, "mail")["appeal-ban"]) == ["reply", "case:appeal-ban"]


def test_the_learners_words_are_marked_as_theirs_and_can_only_be_edited(shift):
    shift.to(2)
    shift.send(REPLY)
    mine = posts(shift)["reply--1"]
    assert (mine["who"], mine["you"], mine["text"]) == ("Jo, community desk", True, ["We see it."])
    assert acts(mine) == ["edit"]


def test_a_thread_that_nobody_named_stands_under_its_first_words(shift):
    shift.to(2)
    long = " ".join(["We are looking into every one of your lost saves today and tonight"] * 3)
    for text in ("We see it. More at ten.", f"{long}, and write here.", "Two lines\nwithout a stop."):
        shift.send(REPLY.model_copy(update={"reply_to": None, "text": text}))

    titles = [section["title"] for section in sections(shift)][-3:]

    assert [titles[0], titles[2]] == ["We see it.", "Two lines"]
    assert titles[1].endswith("…")
    assert long.startswith(titles[1][:-1])
    assert 60 < len(titles[1]) <= 73


def test_a_line_marks_what_is_new_since_the_last_look_and_counts_it(shift):
    shift.to(2)
    seen = shift.state.seq
    shift.to(6)
    fresh = [post["fresh"] for post in posts(shift, seen=seen).values() if post.get("fresh")]
    assert fresh == ["2 new since you looked"]


def test_where_everything_is_new_no_line_is_drawn(shift):
    shift.to(6)
    assert not any(post.get("fresh") for post in posts(shift, seen=0).values())


def test_short_posts_say_whom_they_answer(shift):
    shift.to(16)
    asked = next(id_ for id_, post in shift.state.posts.items() if post.channel == "micro")
    answer = PublishReply(channel="micro", reply_to=asked, text="Yes.", declare=REPLY.declare)
    shift.send(answer)
    assert posts(shift, "micro")["reply--1"]["quote"].startswith("answering ")


def test_the_newest_mail_comes_first(shift):
    shift.to(30)
    times = [post["time"] for post in posts(shift, "mail").values()]
    assert times == sorted(times, reverse=True)
    assert len(times) > 1


def test_a_thread_that_was_locked_offers_no_reply_to_the_locked_post(shift):
    shift.to(6)
    shift.send(DecideCase(**{**DECIDED.model_dump(), "content": "lock"}))
    assert "reply" not in acts(posts(shift)["insult-reply"])


def test_a_colleagues_answer_says_what_was_asked_and_when(shift):
    shift.to(3)
    shift.send(SendEscalation(to="priya", topic="refunds", text="May we pay back?", severity=None))
    shift.to(20)
    answers = {post["id"]: post["head"] for post in posts(shift, "mail").values() if post["id"].startswith("answer--")}
    assert [*answers.values()] == ["About “Refunds and goodwill”, which you wrote at 09:03"]
