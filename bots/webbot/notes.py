"""What can stand above every page; the words are looked up where a page is shown."""

from enum import StrEnum


class Note(StrEnum):
    """Something that holds for the whole page, by the key of its words."""

    PAINTED = "frame.painted"
    ALONE = "frame.alone"
