"""The history's rows: steps with their images, their chain, and their reversal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from regesta.base.ids import canonical_json, sha256_text
from regesta.store import journal
from regesta.store.tables import ImageRow, StepRow

MOST_KEYS = 900


@dataclass(frozen=True)
class StepHead:
    """What a step did, in as much as undo and redo must know."""

    seq: int
    kind: str
    batch: str | None
    reverses: tuple[int, ...]
    label: str
    action: str


def chain_hash(previous: str, row: dict[str, object]) -> str:
    """`sha256(previous hash + canonical JSON of the row without its hash)` (design, section 6)."""
    return sha256_text(previous + canonical_json({key: value for key, value in row.items() if key != "hash"}))


def images_hash(images: Iterable[journal.Image]) -> str:
    """What a step's row says of its images."""
    return sha256_text(canonical_json([image.hash() for image in images]))


def step_count(session: Session) -> int:
    """How many steps the history has."""
    return session.scalar(select(func.count()).select_from(StepRow)) or 0


def step_heads(session: Session) -> Iterator[StepHead]:
    """Every step, oldest first."""
    columns = (StepRow.seq, StepRow.kind, StepRow.batch, StepRow.reverses, StepRow.label, StepRow.action)
    for row in session.execute(select(*columns).order_by(StepRow.seq)):
        yield StepHead(row.seq, row.kind, row.batch, tuple(row.reverses or ()), row.label, row.action)


def all_steps(session: Session) -> list[StepRow]:
    """Every step whole, oldest first."""
    return list(session.scalars(select(StepRow).order_by(StepRow.seq)))


def latest_steps(session: Session, offset: int, limit: int) -> list[tuple[StepRow, int]]:
    """A page of the history, newest first, each step with how many rows it touched."""
    rows = session.scalars(select(StepRow).order_by(StepRow.seq.desc()).offset(offset).limit(limit)).all()
    counted = select(ImageRow.step, func.count()).where(ImageRow.step.in_([row.seq for row in rows]))
    touched = dict(session.execute(counted.group_by(ImageRow.step)).all())
    return [(row, touched.get(row.seq, 0)) for row in rows]


def steps_touching(session: Session, ids: Iterable[str], limit: int) -> list[StepRow]:
    """The latest steps that touched a row with one of the ids, newest first."""
    keys = [canonical_json([each]) for each in sorted(ids)][:MOST_KEYS]
    touching = select(ImageRow.step).where(ImageRow.key.in_(keys)).distinct()
    return list(
        session.scalars(select(StepRow).where(StepRow.seq.in_(touching)).order_by(StepRow.seq.desc()).limit(limit))
    )


def images_of(session: Session, seq: int) -> list[journal.Image]:
    """The images of a step, in order."""
    columns = (ImageRow.table, ImageRow.key, ImageRow.before, ImageRow.after, ImageRow.digest)
    rows = session.execute(select(*columns).where(ImageRow.step == seq).order_by(ImageRow.n))
    return [journal.Image(*row) for row in rows]


def reverse_steps(session: Session, steps: Sequence[int]) -> None:
    """Write back what the rows of some steps were before them; `steps` come oldest first.

    Raises:
        Obstacle: a later step changed one of the rows; nothing was written.
    """
    images = [image for seq in steps for image in images_of(session, seq)]
    journal.reverse(session.connection(), images)


def broken_links(session: Session) -> list[int]:
    """The numbers of the steps whose place in the chain, or whose images, do not verify."""
    broken: list[int] = []
    previous = ""
    for row in session.execute(select(StepRow.__table__).order_by(StepRow.seq)).mappings():
        plain = dict(row)
        images = images_of(session, plain["seq"])
        if images_hash(images) != plain["images"] or chain_hash(previous, plain) != plain["hash"]:
            broken.append(plain["seq"])
        previous = plain["hash"]
    return broken
