import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.blocklist import BadBlocklist, Blocklist, Counts, Rule
from tools.folding import disguised, folded, words

LIST = """\
# what this operator does not draw
swearword
[violence]
gore
blood bath
behead*
b?mb
[brands: strict]
Acme
[never: always]
暴力
évil
"""


@pytest.fixture(scope="module")
def blocklist(tmp_path_factory: pytest.TempPathFactory) -> Blocklist:
    file = tmp_path_factory.mktemp("list") / "list.txt"
    file.write_text(LIST, "utf-8")
    return Blocklist.load(file)


def names(blocklist: Blocklist, text: str) -> set[str]:
    return {rule.name for rule in blocklist.found(text)}


@pytest.mark.parametrize(
    "text",
    [
        "gore",
        "A scene full of GORE, please",
        "so much gore!",
        "g o r e everywhere",
        "g.o.r.e",
        "go\u200bre",
        "g\u00f6r\u00e9",
        "\uff47\uff4f\uff52\uff45",
        "g\u043er\u0435",
        "g0re",
        "g0r3",
        "goooore",
        "(g0re)",
        "a blood   bath at sea",
        "BLOOD, bath",
        "beheading of a king",
        "beheaded",
        "beh3ading",
        "a bomb",
        "a b0mb",
    ],
)
def test_a_word_is_known_in_its_disguises(blocklist: Blocklist, text: str) -> None:
    assert names(blocklist, text) == {"violence"}


@pytest.mark.parametrize(
    "text",
    [
        "a red fox in the snow",
        "gored by a bull",
        "the gorilla of category gorey",
        "blood orange in a bath",
        "bath blood",
        "a head",
        "bombs",
        "a bumble bee and a comb",
        "3 foxes, 1 boat, 4k, f0x, $20, year 2024",
        "acmeist poetry",
        "\u0433\u043e\u0440\u0435 \u043e\u0442 \u0443\u043c\u0430",
        "",
    ],
)
def test_other_words_are_left_alone(blocklist: Blocklist, text: str) -> None:
    assert names(blocklist, text) == set()


def test_rules_have_names_and_levels(blocklist: Blocklist) -> None:
    assert names(blocklist, "a swearword and an ACME anvil, evil, 非暴力的") == {
        "unwanted words",
        "brands",
        "never",
    }
    (acme,) = blocklist.found("acme")
    assert [acme.counts.at(level) for level in ("strict", "normal", "off")] == [True, False, False]
    assert [Counts.NORMAL.at(level) for level in ("strict", "normal", "off")] == [True, True, False]
    assert all(Counts.ALWAYS.at(level) for level in ("strict", "normal", "off"))
    assert blocklist.size == 8


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("[violence", "write a rule as"),
        ("[a: never]", "write a rule as"),
        ("(a+)+$", "only letters"),
        ("a*b*c*", "at most 2 stars"),
        ("*", "only letters"),
        ("a*", "two letters"),
        ("red fo*", "a pattern is one word"),
        ("a b c d e f g", "at most 6 words"),
    ],
)
def test_a_line_that_cannot_be_used_is_named(tmp_path: Path, line: str, said: str) -> None:
    file = tmp_path / "list.txt"
    file.write_text(f"fine\n{line}\n", "utf-8")
    with pytest.raises(BadBlocklist, match=f"line 2: .*{said}"):
        Blocklist.load(file)


def test_nothing_is_slow(blocklist: Blocklist) -> None:
    """A pattern has two stars of thirty letters at most, and words are cut."""
    for patterns in blocklist._patterns.values():
        for one in patterns:
            sign = one.sign.pattern
            assert "+" not in sign
            assert len(re.findall(r"\{0,30\}", sign)) <= 2
    assert max(map(len, words("a" * 10_000))) == 64


@given(st.text(max_size=200))
def test_folding_twice_is_folding_once_and_any_text_can_be_read(text: str) -> None:
    once = folded(text)
    assert folded(once) == once
    for word in [*words(text), *disguised(text)]:
        assert 0 < len(word) <= 64


@given(st.text(alphabet="gore ", max_size=30))
def test_whole_words_only(text: str) -> None:
    blocked = Blocklist([(Rule("r", Counts.NORMAL), "gore")])
    stretched = re.sub(r"(.)\1{2,}", r"\1", text)
    spelt = re.findall(r"(?:(?<!\S)\S(?:\s+|$)){3,}", text)
    there = {"gore"} & {*text.split(), *stretched.split(), *("".join(s.split()) for s in spelt)}
    assert bool(list(blocked.found(text))) == bool(there)
