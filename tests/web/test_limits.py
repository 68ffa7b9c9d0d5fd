"""How much one browser may ask."""

from simulator.web.limits import ADDRESS_SOCKETS, DELAYED_IN_A_ROW, SOCKET_BURST, Address, Bucket, Pace, Sockets


def test_a_burst_goes_through_at_once_and_the_next_message_waits_its_turn():
    bucket = Bucket(burst=8, rate=5.0)
    assert [bucket.take(100.0) for _ in range(8)] == [0.0] * 8
    assert bucket.take(100.0) == 0.2


def test_a_bucket_fills_again_with_time_but_never_above_its_burst():
    bucket = Bucket(burst=2, rate=1.0)
    assert [bucket.take(0.0), bucket.take(0.0)] == [0.0, 0.0]
    assert [bucket.take(1000.0), bucket.take(1000.0), bucket.take(1000.0)] == [0.0, 0.0, 1.0]


def test_a_person_who_clicks_as_fast_as_they_can_is_never_taken_for_a_flood():
    pace = Pace(Address())
    clicks = [second / 4 for second in range(400)]
    assert max(map(pace.wait, clicks)) == 0.0
    assert not pace.is_flooding


def test_a_socket_that_never_pauses_is_a_flood():
    pace = Pace(Address())
    now = 0.0
    for _ in range(SOCKET_BURST + DELAYED_IN_A_ROW + 1):
        now += pace.wait(now)
    assert pace.is_flooding


def test_all_sockets_of_one_address_share_its_pace():
    crowd = Address()
    waits = [Pace(crowd).wait(0.0) for _ in range(1000)]
    assert waits[0] == 0.0
    assert waits[-1] > 1.0


def test_an_address_may_open_so_many_sockets_and_another_is_not_in_its_way():
    sockets = Sockets()
    held = [sockets.open("crowd") for _ in range(ADDRESS_SOCKETS)]
    assert all(socket.__enter__() is not None for socket in held)
    with sockets.open("crowd") as refused, sockets.open("neighbour") as let_in:
        assert refused is None
        assert let_in is not None


def test_a_closed_socket_makes_room_for_the_next():
    sockets = Sockets()
    for _ in range(ADDRESS_SOCKETS + 1):
        with sockets.open("college") as pace:
            assert pace is not None
