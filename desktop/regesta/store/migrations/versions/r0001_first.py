"""Revision 1: the first schema. Written out whole: a migration must not change when the tables do."""

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

STATEMENTS = (
    """CREATE TABLE batch (
    id VARCHAR NOT NULL,
    label TEXT NOT NULL,
    state TEXT NOT NULL,
    at TEXT NOT NULL,
    "plan" TEXT NOT NULL,
    PRIMARY KEY (id)
)""",
    """CREATE TABLE content (
    sha256 VARCHAR NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (sha256)
)""",
    """CREATE TABLE exported (
    id VARCHAR NOT NULL,
    first INTEGER NOT NULL,
    PRIMARY KEY (id)
)""",
    """CREATE TABLE flag (
    target VARCHAR NOT NULL,
    curator TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (target)
)""",
    """CREATE TABLE image (
    step INTEGER NOT NULL,
    n INTEGER NOT NULL,
    tbl TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "before" TEXT,
    "after" TEXT,
    digest TEXT,
    PRIMARY KEY (step, n)
)""",
    """CREATE INDEX image_row ON image (tbl, "key")""",
    """CREATE TABLE note (
    id VARCHAR NOT NULL,
    target TEXT NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    url TEXT,
    private BOOLEAN NOT NULL,
    curator TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (id)
)""",
    """CREATE INDEX note_target ON note (target)""",
    """CREATE TABLE problem_resolution (
    "key" VARCHAR NOT NULL,
    verdict TEXT NOT NULL,
    detail TEXT,
    reason TEXT,
    curator TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY ("key")
)""",
    """CREATE TABLE project (
    "key" VARCHAR NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY ("key")
)""",
    """CREATE TABLE question (
    id VARCHAR NOT NULL,
    question TEXT NOT NULL,
    answer TEXT,
    curator TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (id)
)""",
    """CREATE TABLE record (
    id VARCHAR NOT NULL,
    type TEXT NOT NULL,
    label TEXT NOT NULL,
    status TEXT NOT NULL,
    origin TEXT NOT NULL,
    PRIMARY KEY (id)
)""",
    """CREATE INDEX record_type ON record (type, label, id)""",
    """CREATE TABLE redirect (
    old VARCHAR NOT NULL,
    new TEXT NOT NULL,
    judgement TEXT,
    PRIMARY KEY (old)
)""",
    """CREATE TABLE source (
    id VARCHAR NOT NULL,
    file_name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    encoding TEXT,
    file_sha256 TEXT NOT NULL,
    text_sha256 TEXT NOT NULL,
    characters INTEGER NOT NULL,
    language TEXT,
    reader TEXT NOT NULL,
    state TEXT NOT NULL,
    version INTEGER NOT NULL,
    previous TEXT,
    url TEXT,
    added_at TEXT NOT NULL,
    extracted TEXT,
    PRIMARY KEY (id)
)""",
    """CREATE TABLE step (
    seq INTEGER NOT NULL,
    at TEXT NOT NULL,
    curator TEXT NOT NULL,
    action TEXT NOT NULL,
    label TEXT NOT NULL,
    kind TEXT NOT NULL,
    batch TEXT,
    reverses TEXT,
    images TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (seq)
)""",
    """CREATE INDEX step_batch ON step (batch)""",
    """CREATE TABLE claim (
    id VARCHAR NOT NULL,
    record VARCHAR NOT NULL,
    property TEXT NOT NULL,
    value TEXT,
    value_detail TEXT,
    members TEXT,
    reading TEXT,
    value_state TEXT NOT NULL,
    polarity TEXT NOT NULL,
    modality TEXT NOT NULL,
    status TEXT NOT NULL,
    "deferred" BOOLEAN NOT NULL,
    rank TEXT NOT NULL,
    basis TEXT NOT NULL,
    derived_from TEXT,
    as_of TEXT,
    valid TEXT,
    confidence DOUBLE,
    certainty TEXT,
    reason TEXT,
    resolution TEXT,
    origin TEXT NOT NULL,
    decided TEXT,
    PRIMARY KEY (id),
    FOREIGN KEY(record) REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED
)""",
    """CREATE INDEX claim_property ON claim (property, status)""",
    """CREATE INDEX claim_record ON claim (record, property)""",
    """CREATE TABLE judgement (
    id VARCHAR NOT NULL,
    "left" VARCHAR NOT NULL,
    "right" VARCHAR NOT NULL,
    verdict TEXT NOT NULL,
    status TEXT NOT NULL,
    score DOUBLE,
    features TEXT NOT NULL,
    origin TEXT NOT NULL,
    curator TEXT,
    at TEXT,
    reason TEXT,
    PRIMARY KEY (id),
    FOREIGN KEY("left") REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY("right") REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED
)""",
    """CREATE INDEX judgement_left ON judgement ("left")""",
    """CREATE INDEX judgement_right ON judgement ("right")""",
    """CREATE TABLE mention (
    id VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    quote TEXT NOT NULL,
    type TEXT NOT NULL,
    kind TEXT NOT NULL,
    record VARCHAR,
    members TEXT,
    reading TEXT,
    value TEXT,
    resolution TEXT,
    status TEXT NOT NULL,
    origin TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(source) REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(record) REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED
)""",
    """CREATE INDEX mention_record ON mention (record)""",
    """CREATE INDEX mention_span ON mention (source, start, "end")""",
    """CREATE TABLE passage (
    source VARCHAR NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    kind TEXT NOT NULL,
    PRIMARY KEY (source, start),
    FOREIGN KEY(source) REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED
)""",
    """CREATE TABLE claim_reference (
    claim VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    record VARCHAR NOT NULL,
    PRIMARY KEY (claim, position),
    FOREIGN KEY(claim) REFERENCES claim (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(record) REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED
)""",
    """CREATE INDEX claim_reference_record ON claim_reference (record)""",
    """CREATE TABLE evidence (
    id VARCHAR NOT NULL,
    claim VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    quote TEXT NOT NULL,
    prefix TEXT NOT NULL,
    suffix TEXT NOT NULL,
    role TEXT NOT NULL,
    status TEXT NOT NULL,
    origin TEXT NOT NULL,
    decided TEXT,
    chain TEXT,
    PRIMARY KEY (id),
    FOREIGN KEY(claim) REFERENCES claim (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(source) REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED
)""",
    """CREATE INDEX evidence_claim ON evidence (claim)""",
    """CREATE INDEX evidence_span ON evidence (source, start, "end")""",
    "CREATE VIRTUAL TABLE source_fts USING fts5(id UNINDEXED, title, body, tokenize='unicode61 remove_diacritics 2')",
    "CREATE VIRTUAL TABLE record_fts USING fts5(id UNINDEXED, title, body, tokenize='unicode61 remove_diacritics 2')",
)


def upgrade() -> None:
    """Create everything."""
    for statement in STATEMENTS:
        op.execute(statement)
