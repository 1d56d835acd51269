import pytest

from storage.tables import JobState
from tools.wording import counted, in_line, lasting, listed, numbered, quoted, state_words


def test_words() -> None:
    assert quoted("a\nred  fox") == "“a red fox”"
    assert quoted("x" * 90) == f"“{'x' * 79}…”"
    assert counted(1, "order") == "1 order"
    assert counted(0, "order") == "0 orders"


@pytest.mark.parametrize(
    ("parts", "said"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_lists(parts: list[str], said: str) -> None:
    assert listed(parts) == said


@pytest.mark.parametrize(
    ("numbers", "said"),
    [([3], "#3"), ([4, 3], "#3 and #4"), ([3, 4, 5, 6], "#3 to #6"), ([3, 5, 9], "#3, #5 and #9")],
)
def test_numbers(numbers: list[int], said: str) -> None:
    assert numbered(numbers) == said


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(-1, "0 s"), (40, "40 s"), (200, "3 min"), (7200, "2 h"), (432_000, "5 days")],
)
def test_durations(seconds: float, said: str) -> None:
    assert lasting(seconds) == said


@pytest.mark.parametrize(
    ("position", "said"), [(0, "next in line"), (1, "next in line"), (2, "number 2 in line")]
)
def test_places_in_line_count_from_one(position: int, said: str) -> None:
    assert in_line(position) == said


def test_every_state_has_words() -> None:
    assert all(state_words(state) for state in JobState)
