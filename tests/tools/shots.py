"""Takes the screenshots of all workspaces, light and dark, from the sample project: `python3 dev.py shots [DIR]`.

The same project, size and fonts each time; with the offscreen platform, the same pixels.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from regesta.ui.start import application, make_window
from regesta.ui.window import MainWindow

ROOT = Path(__file__).resolve().parents[2]
SIZE = (1440, 900)
WORKSPACES = ("review", "records", "reconcile", "problems", "ask", "export", "history")
_QUIET_MS = 400
_LONGEST_MS = 300_000


def wait(milliseconds: int) -> None:
    """Let the window work."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def settle(window: MainWindow) -> None:
    """Wait until nothing is under way any more."""
    for _ in range(_LONGEST_MS // _QUIET_MS):
        wait(_QUIET_MS)
        link = window.life.link
        if link is not None and link.runner.idle and not window.life.working:
            wait(_QUIET_MS)
            if link.runner.idle:
                return
    raise SystemExit("the window does not come to rest")


def choose(window: MainWindow) -> None:
    """Put each workspace where it shows most: a source in the middle of its review, a visit, a contradiction."""
    review = window.pages["review"]
    rows = sorted(review.queue.all, key=lambda row: (-row.conflicts, row.left))  # type: ignore[attr-defined]  # the Review page
    source = next((row.id for row in rows if "security chief" in row.title.lower()), rows[0].id)
    review.open_source(source)  # type: ignore[attr-defined]  # as above
    settle(window)
    cards = review.deck.cards  # type: ignore[attr-defined]  # as above
    visit = next((card for card in cards if card.type == "visit" and len(card.claims) > 3), cards[0])
    review.deck.select_record(visit.record)  # type: ignore[attr-defined]  # as above
    starts = [claim.id for claim in visit.claims if claim.property == "start"]
    review.deck.select(starts[0] if starts else visit.claims[0].id)  # type: ignore[attr-defined]  # as above
    review.show_place()  # type: ignore[attr-defined]  # as above


def show(window: MainWindow, workspace: str) -> None:
    """Open a workspace with something chosen in it."""
    window.go(workspace)
    settle(window)
    page = window.pages[workspace]
    if workspace == "records":
        page.choose_type("visit")  # type: ignore[attr-defined]  # the Records page
        settle(window)
        page.table.selectRow(0)  # type: ignore[attr-defined]  # as above
    elif workspace == "problems":
        page.step(1)  # type: ignore[attr-defined]  # the Problems page
    elif workspace == "ask":
        page.enter("offices")  # type: ignore[attr-defined]  # the Ask page
        page.form.fields[0].setText("Wang Yi")  # type: ignore[attr-defined]  # as above
        page.ask()  # type: ignore[attr-defined]  # as above
    elif workspace == "history":
        page.table.selectRow(0)  # type: ignore[attr-defined]  # the History page
    settle(window)


def take(folder: Path) -> list[Path]:
    """Take all pictures into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    window = make_window(curator="Sample curator")
    window.resize(*SIZE)
    window.show()
    taken: list[Path] = []

    def picture(name: str) -> None:
        path = folder / f"{name}.png"
        window.toast.hide()
        window.grab().save(str(path))
        taken.append(path)

    wait(_QUIET_MS)
    window.theme.set_scheme("light")
    picture("welcome")
    window.life.open_sample()
    settle(window)
    choose(window)
    for scheme in ("light", "dark"):
        window.theme.set_scheme(scheme)
        for workspace in WORKSPACES:
            if workspace in window.pages:
                show(window, workspace)
                picture(f"{workspace}-{scheme}")
    window.close()
    return taken


def main(arguments: list[str]) -> int:
    """Take the pictures and name them."""
    folder = Path(arguments[0]) if arguments else ROOT / "packaging" / "screenshots"
    with tempfile.TemporaryDirectory() as home:
        os.environ["REGESTA_HOME"] = home
        app: QApplication = application()
        for path in take(folder):
            sys.stdout.write(f"{path}\n")
        app.quit()
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
