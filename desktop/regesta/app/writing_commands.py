"""Commands that write a project: new, add, extract, resolve, set, import, undo, redo, backup, repair, demo."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from regesta.app.console import as_json, command, out, progress_line, say
from regesta.base.errors import BadInput, Refused, WrongUse
from regesta.base.messages import Message
from regesta.base.settings import curator_name
from regesta.services.project import Project

ProjectArg = Annotated[Path, typer.Argument(metavar="PROJECT", help="The .regesta file.")]
CuratorOpt = Annotated[
    str | None, typer.Option("--curator", help="Who decides; else the settings', else the login name.")
]
JobsOpt = Annotated[int, typer.Option("--jobs", min=1, max=8, help="Worker processes; the result is the same.")]


def register(app: typer.Typer) -> None:
    """Give the commands to the application."""
    for name, function in (
        ("demo", demo), ("new", new), ("add", add), ("extract", extract), ("resolve", resolve), ("set", set_values),
        ("import", import_bundle), ("undo", undo), ("redo", redo), ("backup", backup), ("repair", repair),
    ):  # fmt: skip
        app.command(name)(command(function))


def _open(path: Path, curator: str | None) -> Project:
    return Project.open(path, curator=curator_name(curator))


def new(
    project: ProjectArg,
    codebook: Annotated[Path | None, typer.Option(help="A codebook of your own (YAML).")] = None,
    title: Annotated[str | None, typer.Option(help="The register's title.")] = None,
    curator: CuratorOpt = None,
) -> None:
    """Make an empty project."""
    text = None
    if codebook is not None:
        try:
            text = codebook.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise BadInput("codebook_unreadable", path=codebook, reason=error) from error
    with Project.create(project, curator=curator_name(curator), codebook_text=text, title=title) as made:
        out(str(made.path))


def add(  # an option a word of the command line
    project: ProjectArg,
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files, folders or zips.")],
    published_on: Annotated[str | None, typer.Option(metavar="EDTF", help="Publication date of all of them.")] = None,
    publisher: Annotated[str | None, typer.Option(help="Publisher of all of them.")] = None,
    url: Annotated[str | None, typer.Option(help="Address; a known one makes a new version.")] = None,
    language: Annotated[str | None, typer.Option(help="BCP 47 tag.")] = None,
    encoding: Annotated[str | None, typer.Option(help="Read text in this encoding.")] = None,
    metadata: Annotated[Path | None, typer.Option(help="JSON Lines with file_name and fields.")] = None,
    jobs: JobsOpt = 1,
    curator: CuratorOpt = None,
) -> int:
    """Add sources; what cannot be read is named, and the rest goes on."""
    from regesta.services import adding
    from regesta.services.metadata import load_metadata

    del jobs  # reading is quicker than starting a second worker
    rows = load_metadata(metadata) if metadata is not None else ()
    options = adding.AddOptions(published_on, publisher, url, language, encoding)
    with _open(project, curator) as opened, progress_line() as line:
        report = adding.add(opened, paths, metadata=rows, options=options, progress=line)
    for source in report.added:
        out(source)
    for name, known in report.duplicates:
        say(f"{name}: is there already, as {known}")
    for source, previous in report.versions:
        say(f"{source}: a new version of {previous}")
    for source, other, score in report.similar:
        say(f"{source}: {score:.0%} like {other}")
    for name in report.unused_metadata:
        say(Message.of("metadata_unused", name=name).text())
    for _, reason in report.failed:
        say(reason)
    if report.failed and not report.added and not report.duplicates:
        return 3
    return 1 if report.failed else 0


def extract(
    project: ProjectArg,
    source: Annotated[list[str] | None, typer.Option(help="Only this source (repeatable).")] = None,
    jobs: JobsOpt = 1,
    model: Annotated[
        str, typer.Option(metavar="NAME|none", help="A spaCy pipeline; auto takes the best installed.")
    ] = "auto",
    curator: CuratorOpt = None,
) -> int:
    """Propose records; a second run is a diff."""
    from regesta.services import extracting

    del jobs  # one worker holds the language model; a second would double its memory (measured: no gain on two cores)
    with _open(project, curator) as opened, progress_line() as line:
        report = extracting.extract(opened, source or None, model=model, progress=line)
    out(
        f"{report.sources} sources: {report.records} records, {report.claims} claims, "
        f"{report.mentions} mentions proposed; {report.withdrawn} withdrawn"
    )
    for notice in report.notices:
        say(notice)
    for name, reason in report.failed:
        say(f"{name}: {reason}")
    return 1 if report.failed else 0


def resolve(project: ProjectArg, curator: CuratorOpt = None) -> None:
    """Propose which records are the same thing across sources."""
    from regesta.services import reconciling

    with _open(project, curator) as opened, progress_line() as line:
        report = reconciling.resolve(opened, progress=line)
    out(f"{report.proposed} judgements proposed, {report.withdrawn} withdrawn")


def set_values(
    project: ProjectArg,
    values: Annotated[
        list[str],
        typer.Argument(
            metavar="KEY=VALUE...", help="title, licence, as_of …; with --source: published_on, publisher …"
        ),
    ],
    source: Annotated[str | None, typer.Option(help="Say it of this source.")] = None,
    curator: CuratorOpt = None,
) -> None:
    """Say something of the project or of a source."""
    from regesta.services.commands.project import SetProject, SetSourceField

    pairs = [value.partition("=") for value in values]
    for key, equals, _ in pairs:
        if not equals:
            raise WrongUse("set_needs_value", found=key)
    with _open(project, curator) as opened:
        for key, _, value in pairs:
            command = SetSourceField(source, key, value or None) if source else SetProject(key, value)
            out(opened.run(command).label)


def import_bundle(
    project: ProjectArg,
    path: Annotated[Path, typer.Argument(help="A bundle: folder or .zip.")],
    format_name: Annotated[str, typer.Option("--format", help="Only regesta so far.")] = "regesta",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would come, change nothing.")] = False,
    curator: CuratorOpt = None,
) -> None:
    """Import a bundle: restored into an empty project, as proposals into any other."""
    from regesta.services import importing

    if format_name != "regesta":
        raise WrongUse("choice_unknown", what="format", found=format_name, known="regesta")
    with _open(project, curator) as opened:
        report = importing.import_bundle(opened, path, dry_run=dry_run)
    how = "restored" if report.restored else "as proposals"
    out(f"{report.sources} sources, {report.records} records ({report.known} known), {report.claims} claims, {how}")


def undo(
    project: ProjectArg,
    seq: Annotated[int | None, typer.Option("--step", help="A step in the middle.")] = None,
    curator: CuratorOpt = None,
) -> None:
    """Undo the latest step, or one in the middle."""
    from regesta.services import history

    with _open(project, curator) as opened:
        out((history.undo(opened) if seq is None else history.undo_step(opened, seq)).label)


def redo(project: ProjectArg, curator: CuratorOpt = None) -> None:
    """Do again what was undone last."""
    from regesta.services import history

    with _open(project, curator) as opened:
        out(history.redo(opened).label)


def backup(project: ProjectArg, target: Annotated[Path | None, typer.Argument(metavar="OUT")] = None) -> None:
    """Copy a project, even while it is open elsewhere."""
    with Project.open(project, curator=curator_name(), read_only=True) as opened:
        if target is None:
            made = opened.back_up()
            out(str(made) if made else "nothing changed since the last backup")
        elif target.exists():
            raise BadInput("target_exists", path=target)
        else:
            opened.save_copy(target)
            out(str(target))


def repair(project: ProjectArg, curator: CuratorOpt = None) -> None:
    """Back up, rebuild what can be rebuilt (search index, pages), and say what is left."""
    from regesta.services.repairing import repair_project

    report = repair_project(project, curator=curator_name(curator))
    out(f"backup: {report.backup}")
    for line in report.left:
        say(line)
    if report.left:
        raise Refused("repair_left", count=len(report.left))
    out("nothing is damaged")


def demo(
    project: Annotated[Path | None, typer.Argument(metavar="PROJECT")] = None,
    no_window: Annotated[
        bool, typer.Option("--no-window", help="Build, extract, resolve, check, export, print where.")
    ] = False,
    as_data: Annotated[bool, typer.Option("--json", help="For machines.")] = False,
) -> int:
    """Build a project from the sample sources and open it."""
    from regesta.app.window import has_display, show

    if not no_window and has_display():
        return show(project, demo=True)
    from regesta.services import demo as demo_service

    with progress_line() as line:
        report = demo_service.run(project, progress=line)
    if as_data:
        as_json(report)
    else:
        for text in report.lines():
            out(text)
    return 0
