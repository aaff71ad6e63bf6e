"""Commands that only read a project or a bundle: check, export, validate, diff, search, info, history, formats."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from regesta.app.console import as_json, command, out, progress_line, say
from regesta.app.writing_commands import CuratorOpt, ProjectArg
from regesta.base.errors import ProjectUnavailable, WrongUse
from regesta.base.settings import curator_name
from regesta.services.project import Project

JsonOpt = Annotated[bool, typer.Option("--json", help="For machines.")]


def register(app: typer.Typer) -> None:
    """Give the commands to the application."""
    for name, function in (
        ("check", check), ("export", export), ("validate", validate), ("diff", diff), ("search", search),
        ("info", info), ("history", history), ("formats", formats), ("ask", ask),
    ):  # fmt: skip
        app.command(name)(command(function))


def _read(path: Path) -> Project:
    return Project.open(path, curator=curator_name(), read_only=True)


def check(
    project: ProjectArg,
    as_data: JsonOpt = False,
    fail_on: Annotated[str | None, typer.Option(metavar="error|warning", help="Exit 1 if there is one.")] = None,
) -> int:
    """Say what the checks find."""
    from regesta.services import checking

    if fail_on not in (None, "error", "warning"):
        raise WrongUse("choice_unknown", what="severity", found=fail_on, known="error, warning")
    with _read(project) as opened:
        found = checking.problems(opened)
    if as_data:
        as_json(found)
    else:
        for problem in found:
            mark = " (resolved)" if problem.resolution else ""
            out(f"{problem.severity.value:7} {problem.rule:24} {problem.message}{mark}")
        out(f"{len(found)} problems, {sum(p.resolution is not None for p in found)} of them resolved")
    blocking = {"error": {"error"}, "warning": {"error", "warning"}}.get(fail_on or "", set())
    return 1 if any(p.severity.value in blocking and p.resolution is None for p in found) else 0


def export(  # an option a word of the command line
    project: ProjectArg,
    target: Annotated[Path, typer.Argument(metavar="OUT", help="A folder or a .zip.")],
    format_name: Annotated[str, typer.Option("--format", help="See: regesta formats")] = "regesta",
    include: Annotated[str, typer.Option(help="accepted, proposed or all")] = "accepted",
    text: Annotated[str, typer.Option(help="none, quotes or full; less where a source's rights say so")] = "quotes",
    history_too: Annotated[bool, typer.Option("--history", help="With every step.")] = False,
    originals: Annotated[
        bool, typer.Option("--originals", help="With the original files, where rights allow.")
    ] = False,
    allow_errors: Annotated[bool, typer.Option("--allow-errors", help="Export in spite of errors.")] = False,
    as_data: JsonOpt = False,
    curator: CuratorOpt = None,
) -> None:
    """Write a bundle."""
    from regesta.services import exporting

    for what, found, known in (
        ("include", include, ("accepted", "proposed", "all")),
        ("text", text, ("none", "quotes", "full")),
        ("format", format_name, ("regesta",)),
    ):
        if found not in known:
            raise WrongUse("choice_unknown", what=what, found=found, known=", ".join(known))
    options = exporting.ExportOptions(include, text, history_too, originals, allow_errors)
    with _write_or_read(project, curator) as opened, progress_line() as line:
        report = exporting.export(opened, target, options, progress=line)
    if as_data:
        as_json(report)
        return
    for held in report.held_back:
        say(f"{held.title}: text goes out as {held.level}, by its rights")
    out(f"{report.path}")
    out(", ".join(f"{count} {name}" for name, count in report.counts.items()))
    out(f"bundle id {report.bundle_id}")


def _write_or_read(path: Path, curator: str | None) -> Project:
    """An export remembers the ids it shows; beside a window that holds the project it only reads."""
    try:
        return Project.open(path, curator=curator_name(curator))
    except ProjectUnavailable as error:
        if error.message.id not in ("project_locked", "folder_not_writable"):
            raise
        return _read(path)


def validate(bundle: Annotated[Path, typer.Argument(metavar="BUNDLE")], as_data: JsonOpt = False) -> int:
    """Re-read a bundle with independent code: schemas, references, quotes, checksums."""
    from regesta.services.bundles import validate_bundle

    found = validate_bundle(bundle)
    if as_data:
        as_json(found)
    else:
        for finding in found:
            out(finding)
        out(f"{bundle}: {'valid' if not found else f'not valid, {len(found)} findings'}")
    return 1 if found else 0


def diff(
    old: Annotated[Path, typer.Argument(metavar="BUNDLE")],
    new: Annotated[Path, typer.Argument(metavar="BUNDLE")],
    as_data: JsonOpt = False,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit 1 if something changed.")] = False,
) -> int:
    """Say what changed between two bundles."""
    from regesta.services.bundles import compare_bundles

    changes = compare_bundles(old, new)
    if as_data:
        as_json(changes)
    else:
        for line in changes.lines():
            out(line)
    return 1 if exit_code and not changes.empty else 0


def search(
    project: ProjectArg,
    query: Annotated[str, typer.Argument(metavar="QUERY")],
    scope: Annotated[str, typer.Option("--in", help="sources, records or all")] = "all",
    as_data: JsonOpt = False,
) -> None:
    """Find words in sources and records."""
    from regesta.services import searching

    if scope not in ("all", "sources", "records"):
        raise WrongUse("choice_unknown", what="scope", found=scope, known="all, sources, records")
    with _read(project) as opened:
        hits = searching.search(opened, query, scope)
    if as_data:
        as_json(hits)
        return
    for hit in hits:
        out(f"{hit.kind:7} {hit.id}  {hit.title}  —  {hit.snippet}")


def ask(
    project: ProjectArg,
    question: Annotated[str, typer.Argument(metavar="QUESTION", help="A question; an unknown one lists them all.")],
    words: Annotated[list[str] | None, typer.Argument(metavar="ARGS...")] = None,
    as_data: JsonOpt = False,
) -> None:
    """Ask the dataset; every row shows the words it rests on."""
    from regesta.services import asking

    with _read(project) as opened:
        answer = asking.ask(opened, question, *(words or []))
    if as_data:
        as_json(answer)
        return
    out(answer.question)
    for row in answer.rows:
        out("  " + " | ".join(cell or "–" for cell in row.cells))
        for each in row.evidence[:4]:
            out(f"      “{each.quote}”  {each.title} {each.start}–{each.end}")
    for note in answer.notes:
        out(note)


def info(project: ProjectArg, as_data: JsonOpt = False) -> None:
    """Say what a project holds."""
    from regesta.services import reading

    with _read(project) as opened:
        found = reading.info(opened)
        sources = reading.sources(opened)
    if as_data:
        as_json({"project": found, "sources": sources})
        return
    out(found.title)
    out(", ".join(f"{count} {name}" for name, count in found.counts.items()))
    for source in sources:
        out(
            f"{source.id}  {source.published_on or 'no date':12} {source.state:10} {source.left:4} open  {source.title}"
        )


def history(project: ProjectArg, as_data: JsonOpt = False) -> None:
    """List every step, newest first."""
    from regesta.services import history as steps

    with _read(project) as opened:
        rows = steps.rows(opened, 0, 1_000_000)
    if as_data:
        as_json(rows)
        return
    for row in rows:
        mark = " (undone)" if row.undone else ""
        out(f"{row.seq:6} {row.at} {row.curator:12} {row.kind:6} {row.label}{mark}")


def formats() -> None:
    """List the formats that can be read and written."""
    out("sources:  .txt .md .html .htm .pdf .docx .eml, folders and .zip of these")
    out("bundle:   regesta (export, import), a folder or a .zip")
