"""`dev.py score GOLD_DIR…`: the whole way through the program, then the scorer.

One temporary project of all articles; each gets the gold's `anchor` as its publication date, which is what a
curator would type. Added, extracted, resolved, exported with everything proposed, scored.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from regesta.services import adding, exporting, extracting, pools, reconciling
from regesta.services.metadata import load_metadata
from regesta.services.project import Project


def main() -> int:
    """Score, and print the scorer's own table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--misses", action="store_true", help="print what was missed or wrong under each row")
    parser.add_argument("--model", default="auto", help="a spaCy pipeline, or none")
    parser.add_argument("--keep", type=Path, help="leave project and bundle in this folder")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = args.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        bundle = build(folder, args.gold, args.model)
        extra = ["--misses"] if args.misses else []
        scorer = Path(__file__).with_name("score.py")
        return subprocess.run(
            [sys.executable, str(scorer), str(bundle), *map(str, args.gold), *extra], check=False
        ).returncode


def build(folder: Path, gold: list[Path], model: str) -> Path:
    """The project and its bundle; returns the bundle's path."""
    rows = []
    texts: list[Path] = []
    for path in sorted(each for place in gold for each in place.glob("*.gold.json")):
        text = path.with_name(path.name.removesuffix(".gold.json") + ".txt")
        anchor = json.loads(path.read_text(encoding="utf-8"))["anchor"]
        rows.append(json.dumps({"file_name": text.name, **({"published_on": anchor} if anchor else {})}))
        texts.append(text)
    metadata = folder / "metadata.jsonl"
    metadata.write_text("\n".join(rows), encoding="utf-8")
    with Project.create(folder / "score.regesta", curator="score") as project:
        report = adding.add(project, texts, metadata=load_metadata(metadata))
        for _, reason in report.failed:
            print(reason, file=sys.stderr)
        started = time.monotonic()
        extracted = extracting.extract(project, model=model)
        characters = sum(len(text.read_text(encoding="utf-8")) for text in texts)
        seconds = time.monotonic() - started
        print(f"extracted {characters} characters in {seconds:.1f} s, loading included", file=sys.stderr)
        for notice in extracted.notices:
            print(notice, file=sys.stderr)
        reconciling.resolve(project)
        options = exporting.ExportOptions(include="proposed", text="full", allow_errors=True)
        exporting.export(project, folder / "bundle", options)
    pools.close()
    return folder / "bundle"


if __name__ == "__main__":
    raise SystemExit(main())
