"""A line being typed: what each key does to it. Pure; the terminal is elsewhere."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

_KEY = re.compile(
    r"\x1b\[200~(?P<paste>.*?)\x1b\[201~"
    r"|(?P<sequence>\x1b(?:\[[0-9;?]*[ -/]*[@-~]|O[A-Za-z]|[^\[O]))"
    r"|(?P<control>[\x00-\x1f\x7f])"
    r"|(?P<words>[^\x00-\x1f\x7f]+)",
    re.DOTALL,
)
_HISTORY = 200


class Key(StrEnum):
    """The keys that do something other than write themselves."""

    ENTER = "\r"
    NEWLINE = "\n"
    BACKSPACE = "\x7f"
    BACKSPACE_TOO = "\x08"
    END_OF_INPUT = "\x04"
    INTERRUPT = "\x03"
    HOME = "\x01"
    END = "\x05"
    KILL_LINE = "\x15"
    KILL_WORD = "\x17"
    KILL_REST = "\x0b"
    LEFT = "\x1b[D"
    RIGHT = "\x1b[C"
    UP = "\x1b[A"
    DOWN = "\x1b[B"
    HOME_TOO = "\x1b[H"
    END_TOO = "\x1b[F"
    DELETE = "\x1b[3~"


class Leave(Exception):
    """Ctrl-D on an empty line, or Ctrl-C on one."""


@dataclass(slots=True)
class LineEditor:
    """The line and the cursor in it (0 to its length), with a history of earlier lines."""

    line: str = ""
    cursor: int = 0
    _earlier: list[str] = field(default_factory=list)
    _at: int = 0
    _rest: str = ""

    def feed(self, typed: str) -> Iterator[str]:
        """Apply what came from the terminal; yields each finished line.

        An escape sequence or a paste that is cut in two waits for its other half.

        Raises:
            Leave: The person wants to go; nothing after that is applied.
        """
        pending = self._rest + typed
        self._rest = ""
        place = 0
        while place < len(pending):
            if self._is_cut(pending[place:]):
                self._rest = pending[place:]
                return
            found = _KEY.match(pending, place)
            if found is None:
                place += 1
                continue
            place = found.end()
            yield from self._apply(found)

    @staticmethod
    def _is_cut(text: str) -> bool:
        if text.startswith("\x1b[200~"):
            return "\x1b[201~" not in text
        return re.fullmatch(r"\x1b(?:\[[0-9;?]*[ -/]*|O)?", text) is not None

    def _apply(self, found: re.Match[str]) -> Iterator[str]:
        written = found["words"] or found["paste"]
        if written is not None:
            self._insert(" ".join(written.splitlines()) if found["paste"] else written)
            return
        try:
            key = Key(found[0])
        except ValueError:
            return  # a key that means nothing here
        if key in {Key.ENTER, Key.NEWLINE}:
            yield self._finish()
        elif key in {Key.INTERRUPT, Key.END_OF_INPUT}:
            self._leave(key)
        elif key in {Key.UP, Key.DOWN}:
            self._recall(-1 if key is Key.UP else 1)
        elif key in {Key.LEFT, Key.RIGHT, Key.HOME, Key.END, Key.HOME_TOO, Key.END_TOO}:
            self._move(key)
        else:
            self._delete(key)

    def _insert(self, text: str) -> None:
        self.line = self.line[: self.cursor] + text + self.line[self.cursor :]
        self.cursor += len(text)

    def _finish(self) -> str:
        line = self.line
        if line.strip() and (not self._earlier or self._earlier[-1] != line):
            self._earlier = [*self._earlier, line][-_HISTORY:]
        self._at = len(self._earlier)
        self._replace("")
        return line

    def _leave(self, key: Key) -> None:
        if not self.line:
            raise Leave
        if key is Key.INTERRUPT:
            self._replace("")

    def _recall(self, step: int) -> None:
        self._at = min(len(self._earlier), max(0, self._at + step))
        self._replace(self._earlier[self._at] if self._at < len(self._earlier) else "")

    def _replace(self, line: str) -> None:
        self.line, self.cursor = line, len(line)

    def _move(self, key: Key) -> None:
        steps = {Key.LEFT: self.cursor - 1, Key.RIGHT: self.cursor + 1}
        ends = {Key.HOME: 0, Key.HOME_TOO: 0, Key.END: len(self.line), Key.END_TOO: len(self.line)}
        self.cursor = min(len(self.line), max(0, (steps | ends)[key]))

    def _delete(self, key: Key) -> None:
        before, after = self.line[: self.cursor], self.line[self.cursor :]
        if key in {Key.BACKSPACE, Key.BACKSPACE_TOO}:
            before = before[:-1]
        elif key is Key.DELETE:
            after = after[1:]
        elif key is Key.KILL_LINE:
            before = ""
        elif key is Key.KILL_REST:
            after = ""
        elif key is Key.KILL_WORD:
            before = re.sub(r"\S*\s*$", "", before)
        self.line, self.cursor = before + after, len(before)
