"""The reader by itself: long texts, one long line, selections, and what may not be imported before the first paint."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest
from pytestqt.qtbot import QtBot

from regesta.services.views import Highlight
from regesta.ui.reader.view import SourceReader
from regesta.ui.theme import Theme
from regesta.workbench.display import LONGEST


@pytest.fixture
def reader(qtbot: QtBot, theme: Theme) -> SourceReader:
    made = SourceReader(theme)
    qtbot.addWidget(made)
    made.resize(650, 700)
    made.show()
    return made


def fill(reader: SourceReader, spans: list[tuple[int, int]]) -> None:
    found = [Highlight(f"m{n}", "mention", a, b, "person", "proposed", "r") for n, (a, b) in enumerate(spans)]
    reader.take_highlights(0, len(reader.display.source), found)


def test_a_megabyte_with_ten_thousand_spans_opens_fast(reader: SourceReader, qtbot: QtBot) -> None:
    text = "\n\n".join(" ".join(["sentence"] * 60) for _ in range(1_900))
    started = time.perf_counter()
    reader.show_text(text, ())
    fill(reader, [(at, at + 20) for at in range(0, len(text) - 20, len(text) // 10_000)])
    reader.viewport().repaint()
    assert time.perf_counter() - started < 3
    qtbot.wait(50)
    reader.reveal(len(text) - 30, len(text) - 10)
    started = time.perf_counter()
    reader.viewport().repaint()
    assert time.perf_counter() - started < 0.5


def test_one_line_of_half_a_megabyte(reader: SourceReader, qtbot: QtBot) -> None:
    text = "word " * 100_000
    reader.show_text(text, ())
    assert max(len(line) for line in reader.toPlainText().split("\n")) <= LONGEST
    reader.select(LONGEST - 5, LONGEST + 9)
    assert reader.selection is not None
    start, end = reader.selection
    assert text[start:end] == text[LONGEST - 5 : LONGEST + 9].strip()
    qtbot.wait(20)


@pytest.mark.parametrize("text", ["", "\n\n", "\u2028\r\x00", "a\u0301" * 500, "\u202e" * 50, "😀" * 400])
def test_odd_texts_are_shown(reader: SourceReader, qtbot: QtBot, text: str) -> None:
    reader.show_text(text, ())
    fill(reader, [(0, max(1, len(text) // 2))])
    reader.viewport().repaint()
    reader.select(0, len(text))
    qtbot.wait(10)
    start, end = reader.selection or (0, 0)
    assert 0 <= start <= end <= len(text)


def test_markup_is_text(reader: SourceReader) -> None:
    reader.show_text("<b>bold</b> <img src='file:///etc/passwd'>", ())
    assert "<b>bold</b>" in reader.toPlainText()


def test_heavy_libraries_wait_for_the_first_paint() -> None:
    code = (
        "import sys; import regesta.ui.start;"
        "print([name for name in ('sqlalchemy', 'spacy', 'alembic', 'trafilatura') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
