from datetime import timedelta

from bots.said_lately import SaidLately
from tests.standins.clock import HandClock


def test_once_in_an_hour_for_each() -> None:
    clock = HandClock()
    lately = SaidLately(clock=clock, every=timedelta(hours=1))
    assert [lately.again("bo"), lately.again("bo"), lately.again("cy")] == [True, False, True]
    clock.turn(3599)
    assert not lately.again("bo")
    clock.turn(1)
    assert lately.again("bo")


def test_the_oldest_are_forgotten_when_there_are_very_many() -> None:
    lately = SaidLately(clock=HandClock(), every=timedelta(hours=1))
    assert all(lately.again(str(person)) for person in range(10_001))
    assert lately.again("0")
    assert not lately.again("10000")
