import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bots.consolebot.editor import Leave, LineEditor
from bots.consolebot.plain import file_name, printable
from bots.consolebot.typed import Number, Quit, Slash, Typed, Words, files_in, understood
from bots.errors import AttachmentUnreadable


@given(st.text())
def test_nothing_printed_can_steer_the_terminal(text: str) -> None:
    shown = printable(f"\x1b[2J{text}\x9b31m\u202e\x07")
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", shown)


@given(st.integers(1, 10**6), st.text(), st.text(), st.sampled_from(["image/png", "image/jpeg"]))
def test_a_file_name_is_harmless_whatever_the_words(
    number: int, handle: str, words: str, media_type: str
) -> None:
    name = file_name(number, handle, words, media_type)
    assert re.fullmatch(r"\d+(-[a-z0-9]+)*\.(png|jpg)", name)
    assert len(name) < 255 or len(handle) > 100


def test_a_file_name_tells_number_handle_and_words() -> None:
    name = file_name(3, "fox-7k2", "A red fox, très élégant", "image/png")
    assert name == "3-fox-7k2-a-red-fox-tres-elegant.png"


def test_a_file_name_ends_with_a_whole_word() -> None:
    name = file_name(3, "fox-7k2", "a red fox in the snow, watercolour", "image/png")
    assert name == "3-fox-7k2-a-red-fox-in-the-snow.png"


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("", None),
        ("   ", None),
        ("/quit", Quit()),
        ("/help", Slash(name="help", arguments={})),
        (
            "/imagine a red fox ratio=16:9 count=2",
            Slash(name="imagine", arguments={"": "a red fox", "ratio": "16:9", "count": "2"}),
        ),
        (
            '/edit instruction="make it night" picture=#2',
            Slash(name="edit", arguments={"instruction": "make it night", "picture": "#2"}),
        ),
        ("/imagine it's E=mc2", Slash(name="imagine", arguments={"": "it's E=mc2"})),
        ("2", Number(number=2, words=None)),
        ("b2", Number(number=2, words=None)),
        ("b9", Number(number=9, words=None)),
        ("b2 make it blue", Number(number=2, words="make it blue")),
        ("9", Words(text="9")),
        ("2 red foxes", Words(text="2 red foxes")),
        ("a red fox", Words(text="a red fox")),
        ("/ what", Words(text="/ what")),
    ],
)
def test_a_line_means(line: str, meant: Typed | None) -> None:
    assert understood(line, is_button=lambda number: number <= 3) == meant


async def test_files_are_taken_out_of_the_words(tmp_path: Path) -> None:
    spaced = tmp_path / "my fox.png"
    spaced.write_bytes(b"data")
    words, files = await files_in(f'make @"{spaced}" blue, ask @nobody')
    assert words == "make blue, ask @nobody"
    assert [(file.name, file.size) for file in files] == [("my fox.png", 4)]
    assert await files[0].load() == b"data"
    spaced.unlink()
    with pytest.raises(AttachmentUnreadable):
        await files[0].load()


@pytest.mark.parametrize(
    ("keys", "lines", "left"),
    [
        ("fox\r", ["fox"], ""),
        ("fix\x7f\x7fox\rnext", ["fox"], "next"),
        ("ox\x1b[H\x1b[Df\r", ["fox"], ""),
        ("a red fox\x17cat\r", ["a red cat"], ""),
        ("abc\x15x\r", ["x"], ""),
        ("abc\x1b[D\x0b\r", ["ab"], ""),
        ("abc\x1b[D\x1b[3~\r", ["ab"], ""),
        ("one\rtwo\r\x1b[A\x1b[A\x1b[B\r", ["one", "two", "two"], ""),
        ("\x1b[200~two\nlines\x1b[201~\r", ["two lines"], ""),
        ("gone\x03kept\r", ["kept"], ""),
        ("x\x04\r", ["x"], ""),
        ("\x1b[5~fuchs ü 狐\r", ["fuchs ü 狐"], ""),
    ],
)
def test_keys_edit_the_line(keys: str, lines: list[str], left: str) -> None:
    editor = LineEditor()
    assert list(editor.feed(keys)) == lines
    assert editor.line == left


@given(st.text("ab\x7f\x15\r\x1b[ADH~O3", max_size=40), st.data())
def test_it_does_not_matter_how_the_keys_arrive(keys: str, data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(keys)))
    whole, halves = LineEditor(), LineEditor()
    expected = list(whole.feed(keys))
    assert [*halves.feed(keys[:cut]), *halves.feed(keys[cut:])] == expected
    assert (halves.line, halves.cursor) == (whole.line, whole.cursor)


@pytest.mark.parametrize("key", ["\x03", "\x04"])
def test_an_empty_line_can_be_left(key: str) -> None:
    with pytest.raises(Leave):
        list(LineEditor().feed(key))
