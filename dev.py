#!/usr/bin/env python3
"""Set up, run, test and measure Regesta; standard library only, so that it works on a bare machine.

    python3 dev.py run             the window on the sample project (no display: the same job without one)
    python3 dev.py test [ARGS]     lint apart, everything the tests check; ARGS go to pytest
    python3 dev.py test-without-qt [ARGS]  all but the window, where PySide6 cannot be imported
    python3 dev.py lint            ruff, mypy, the layer contracts
    python3 dev.py score DIR...    extract the articles in DIR and score the bundle against their gold
    python3 dev.py expert PATH     an expert's finished record (expert_record.json) through checks, questions, resolve
    python3 dev.py shots [DIR]     take the screenshots that the README shows
    python3 dev.py gazetteer       renew the lists of towns and regions from the packages they come from
    python3 dev.py setup           only make .venv (the other commands do it where needed)

The environment is made from requirements.lock, every file checked against its hash.
"""

from __future__ import annotations

import ctypes.util
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
STAMP = VENV / "regesta-setup.sha256"

# What PySide6 links against on Debian and Ubuntu: the first group for any use (measured on a bare
# Debian 12), the second for a window under X11.
LIBRARIES = {
    "glib-2.0": "libglib2.0-0",
    "EGL": "libegl1",
    "GL": "libgl1",
    "X11": "libx11-6",
    "dbus-1": "libdbus-1-3",
    "fontconfig": "libfontconfig1",
    "freetype": "libfreetype6",
    "xkbcommon": "libxkbcommon0",
    "xcb-cursor": "libxcb-cursor0",
    "xcb-icccm": "libxcb-icccm4",
    "xcb-keysyms": "libxcb-keysyms1",
    "xcb-shape": "libxcb-shape0",
    "xcb-xkb": "libxcb-xkb1",
    "xkbcommon-x11": "libxkbcommon-x11-0",
}


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def call(*command: str | Path, **options: object) -> int:
    """Run a command in the checkout and return its exit code."""
    return subprocess.run([str(part) for part in command], cwd=ROOT, **options).returncode  # type: ignore[call-overload, no-any-return]  # options differ by caller


def missing_packages() -> list[str]:
    """Names of the Debian packages whose library the loader does not find; none off Linux."""
    if not sys.platform.startswith("linux"):
        return []
    return [package for library, package in LIBRARIES.items() if not has_library(library)]


def has_library(name: str) -> bool:
    """Whether the loader finds the library; ldconfig's cache is asked too, as minimal systems lack gcc."""
    if ctypes.util.find_library(name):
        return True
    folders = [Path("/usr/lib"), Path("/lib"), Path("/usr/lib64"), Path("/usr/local/lib")]
    return any(next(folder.glob(f"**/lib{name}.so*"), None) for folder in folders if folder.is_dir())


def missing_venv() -> list[str]:
    """Debian keeps the part of Python that makes environments in a package of its own."""
    return [] if importlib.util.find_spec("ensurepip") else ["python3-venv"]


def system_libraries() -> None:
    """Install the missing system packages as root on Debian, else name them."""
    missing = missing_venv() + missing_packages()
    if not missing:
        return
    say("System packages that Regesta needs and this machine lacks: " + " ".join(missing))
    apt = shutil.which("apt-get")
    if apt and hasattr(os, "geteuid") and os.geteuid() == 0:
        env = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
        call(apt, "update", "-qq", env=env, stdout=sys.stderr)
        if call(apt, "install", "-y", "-qq", "--no-install-recommends", *missing, env=env, stdout=sys.stderr) == 0:
            return
    say("Install them first, for example:\n  sudo apt-get install --no-install-recommends " + " ".join(missing))


def wanted_stamp() -> str:
    """What the environment was made from: the lock, the project's own metadata, the interpreter."""
    digest = hashlib.sha256(LOCK.read_bytes())
    # What is installed depends on the part above the tools' own settings.
    digest.update((ROOT / "pyproject.toml").read_text(encoding="utf-8").partition("\n[tool.ruff]")[0].encode())
    digest.update(sys.version.encode())
    return digest.hexdigest()


def setup() -> None:
    """Make .venv from the lock where it is missing or was made from another lock."""
    if PYTHON.exists() and STAMP.exists() and STAMP.read_text().strip() == wanted_stamp():
        return
    if sys.version_info[:2] not in {(3, 11), (3, 12)}:
        raise SystemExit(
            f"Regesta needs Python 3.11 or 3.12; this is {sys.version.split()[0]}. Run: python3.11 dev.py …"
        )
    system_libraries()
    say("Setting up .venv from requirements.lock (once; about a minute) …")
    try:
        venv.create(VENV, with_pip=True, clear=True)
    except (subprocess.CalledProcessError, OSError) as error:
        raise SystemExit(
            f"The virtual environment could not be made ({error}). On Debian: apt-get install python3-venv"
        ) from error
    pip: list[str | Path] = [PYTHON, "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    if call(*pip, "--require-hashes", "--only-binary", ":all:", "-r", LOCK):
        raise SystemExit(
            "The locked packages could not be installed; what pip said stands above. Run again once that is mended."
        )
    if call(*pip, "--no-deps", "--no-build-isolation", "-e", "."):
        raise SystemExit("Regesta itself could not be installed into .venv; what pip said stands above.")
    STAMP.write_text(wanted_stamp())


def has_display() -> bool:
    return sys.platform in {"win32", "darwin"} or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def run(arguments: list[str]) -> int:
    """The main job on the sample project: in the window, or without one where there is no display."""
    return call(PYTHON, "-m", "regesta", "demo", *arguments, *([] if has_display() else ["--no-window"]))


def test(arguments: list[str]) -> int:
    env = dict(os.environ, QT_QPA_PLATFORM="offscreen", PYTHONHASHSEED="0")
    return call(PYTHON, "-m", "pytest", *(arguments or ["-n", "2"]), env=env)


def test_without_qt(arguments: list[str]) -> int:
    """Everything but the window, with PySide6 as good as not installed: the proof of the layers."""
    options = ["-c", "tests/without_qt.ini", "--rootdir", ".", "-p", "tests.without_qt", "--ignore", "tests/ui"]
    return call(PYTHON, "-m", "pytest", *options, *(arguments or ["-n", "2", "tests"]))


def lint(_: list[str]) -> int:
    checks = (
        ("ruff", "check", "."),
        ("ruff", "format", "--check", "."),
        ("mypy",),
        ("lint-imports", "--no-cache"),
    )
    return max(call(BIN / name, *rest) for name, *rest in checks)


def score(arguments: list[str]) -> int:
    return call(PYTHON, "-m", "tests.tools.score_project", *arguments)


def expert(arguments: list[str]) -> int:
    return call(PYTHON, "-m", "tests.tools.expert", *arguments)


def shots(arguments: list[str]) -> int:
    env = dict(os.environ, QT_QPA_PLATFORM=os.environ.get("QT_QPA_PLATFORM", "offscreen"))
    return call(PYTHON, "-m", "tests.tools.shots", *arguments, env=env)


def gazetteer(arguments: list[str]) -> int:
    return call(PYTHON, "-m", "tests.tools.gazetteer", *arguments)


def nothing_more(_: list[str]) -> int:
    """What `setup` does once the environment stands."""
    return 0


COMMANDS = {
    "run": run,
    "test": test,
    "test-without-qt": test_without_qt,
    "lint": lint,
    "score": score,
    "expert": expert,
    "shots": shots,
    "gazetteer": gazetteer,
    "setup": nothing_more,
}


def main() -> int:
    name = sys.argv[1] if len(sys.argv) > 1 else ""
    if name not in COMMANDS:
        say(__doc__ or "")
        return 2
    setup()
    return COMMANDS[name](sys.argv[2:])


if __name__ == "__main__":
    raise SystemExit(main())
