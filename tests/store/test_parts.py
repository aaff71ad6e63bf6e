"""The store's functions, one subject after the other, over a small project."""

from __future__ import annotations

import pytest

from regesta.base.errors import BadInput
from regesta.base.ids import sha256_text
from regesta.domain.claim import Status
from regesta.domain.model import Judgement, Note, Origin, OriginKind, Record, Verdict
from regesta.domain.proposal import Proposals
from regesta.services import reading
from regesta.services.commands.decisions import AcceptClaims
from regesta.services.project import Project
from regesta.store import (
    by_id,
    claims,
    content,
    dataset,
    evidence,
    exported,
    judgements,
    marked_spans,
    mentions,
    record_pages,
    records,
    remarks,
    settings,
    source_records,
    sources,
    steps,
    work_left,
)
from tests.builders import AT, TEXT, add_source, filled, propose, span

CURATOR = Origin(kind=OriginKind.CURATOR, name="Ada")


def _place(number: int) -> Record:
    return Record(id=f"place-{number:04}", type="place", label=f"Place {number:04}", origin=CURATOR)


def test_ids_are_asked_for_once_and_in_lists_that_fit_a_statement() -> None:
    found = list(by_id.chunks(str(n % 2000) for n in range(5000)))
    assert [len(chunk) for chunk in found] == [by_id.CHUNK, by_id.CHUNK, 2000 - 2 * by_id.CHUNK]
    assert list(by_id.chunks([])) == []


def test_more_records_than_fit_a_statement(project: Project) -> None:
    made = [_place(n) for n in range(by_id.CHUNK * 2 + 7)]
    with project.step("test", "Many records") as work:
        records.add_records(work.session, made)
    with project.reading() as session:
        ids = [each.id for each in made]
        assert records.known_records(session, [*ids, "nobody"]) == set(ids)
        assert len(records.labels_of(session, ids)) == len(made) == records.record_count(session)
        query = record_pages.RecordQuery(text="place 000", sort="label", descending=True)
        assert record_pages.count_matching(session, "place", query) == 11  # 0000 to 0009, and 1000
        page = record_pages.page_of(session, "place", query, 1, 2)
        assert [row.label for row in page] == ["Place 0009", "Place 0008"]
        assert record_pages.count_by_type(session) == {"place": (0, len(made))}


@pytest.mark.parametrize(
    ("find", "message"),
    [
        (records.record_row, "record_missing"),
        (claims.claim_row, "claim_missing"),
        (claims.claim_by_id, "claim_missing"),
        (evidence.evidence_row, "evidence_missing"),
        (mentions.mention_row, "mention_missing"),
        (sources.source_row, "source_missing"),
        (remarks.remove_note, "note_missing"),
    ],
)
def test_what_is_not_there_is_said(project: Project, find: object, message: str) -> None:
    assert callable(find)
    with project.reading() as session, pytest.raises(BadInput) as refused:
        find(session, "nowhere")
    assert refused.value.message.id == message


def test_a_text_known_in_excerpts_gives_way_to_the_whole(project: Project) -> None:
    digest = sha256_text("abc")
    with project.step("test", "Excerpts") as work:
        content.keep_text(work.session, digest, "a  ", whole=False)
    with project.reading() as session:
        assert content.texts_of(session, [digest]) == {digest: ("a  ", False)}
    with project.step("test", "Whole") as work:
        content.keep_text(work.session, digest, "abc", whole=True)
        content.keep_text(work.session, digest, "ab ", whole=False)
    with project.reading() as session:
        assert content.texts_of(session, [digest, "other"]) == {digest: ("abc", True)}
        assert content.bytes_of(session, digest) == b"abc"
        assert content.bytes_of(session, "other") is None


def test_a_source_comes_back_as_it_was_added(project: Project) -> None:
    source = add_source(project)
    with project.reading() as session:
        document = dataset.load_dataset(session, project.codebook).sources[source]
        row = sources.source_row(session, source)
        assert (document.text, document.complete, document.characters) == (TEXT, True, len(TEXT))
        assert document.passages == sources.passages(session, source)
        assert sources.source_of_file(session, row.file_sha256) == source
        assert sources.likenesses(row) == []
    with project.step("test", "Extracted") as work:
        sources.note_extraction(work.session, source, {"names": "1"}, "2024-05-02")
    with project.reading() as session:
        assert sources.source_row(session, source).extracted == {"steps": {"names": "1"}, "anchor": "2024-05-02"}


def test_a_run_without_a_proposal_takes_back_what_is_open_and_leaves_what_was_decided(project: Project) -> None:
    source = filled(project)
    person = next(card for card in reading.cards(project, source) if card.type == "person")
    project.run(AcceptClaims(tuple(claim.id for claim in person.claims)))
    written = propose(project, source, drafts=Proposals(steps={"test": "2"}))
    assert written.withdrawn > 0
    with project.reading() as session:
        assert set(source_records.claims_in(session, source)) == {person.record}
        assert work_left.claim_counts(session).left == {}
        assert work_left.claim_counts(session, source).accepted == {source: len(person.claims)}
        assert work_left.undecided_claims(session, source) == []
        assert record_pages.count_by_type(session)["person"] == (1, 0)


def test_what_is_marked_in_a_window_of_the_text(project: Project) -> None:
    source = filled(project)
    start, end = span("Ana Rojas")
    with project.reading() as session:
        person = next(row for row in marked_spans.mentions_within(session, source, start, end) if row.type == "person")
        assert (person.start, person.end) == (start, end)
        assert person.record is not None
        assert mentions.spans_of(session, source, person.record) == {(start, end)}
        assert mentions.first_mentions(session, source)[person.record] == start
        types = {type_name for _, _, type_name in marked_spans.evidence_within(session, source, start, end)}
        assert types == {"person", "visit"}
        assert marked_spans.mentions_within(session, source, end, end + 1) == []
        assert marked_spans.anchored_date_count(session, source) == 1
        assert marked_spans.unlinked_mention_count(session, source) == 0


def test_judgements_are_made_rescored_and_taken_back(project: Project) -> None:
    pair = Judgement(
        id="judgement-1",
        left="place-0001",
        right="place-0002",
        verdict=Verdict.SAME,
        status=Status.PROPOSED,
        score=0.6,
        features={"name": 0.6},
        origin=CURATOR,
    )
    with project.step("test", "A pair") as work:
        records.add_records(work.session, [_place(1), _place(2)])
        judgements.add_judgements(work.session, [pair])
    with project.reading() as session:
        assert judgements.clusters(session).members("place-0001") == ("place-0001", "place-0002")
        assert [row.id for row in judgements.undecided_pairs(session, 5)] == [pair.id]
        assert judgements.decided_pairs(session, 5) == []
    with project.step("test", "Rescored") as work:
        judgements.rescore(work.session, pair.id, pair.model_copy(update={"score": 0.4}))
    with project.reading() as session:
        assert judgements.clusters(session).members("place-0001") == ("place-0001",)
    with project.step("test", "Taken back") as work:
        judgements.remove_judgements(work.session, [pair.id])
    with project.reading() as session:
        assert judgements.judgement_on(session, pair.left, pair.right) is None


def test_remarks_and_settings(project: Project) -> None:
    note = Note(id="note-1", target="x", text="seen", curator="Ada", at=AT)
    with project.step("test", "Remarks") as work:
        remarks.add_note(work.session, note)
        remarks.set_flag(work.session, "x", curator="Ada", at=AT)
        remarks.set_flag(work.session, "x", curator="Eve", at=AT)
        settings.put_settings(work.session, {"title": "Renamed", "licence": None})
    with project.reading() as session:
        assert remarks.notes_on(session, "x") == [note]
        assert remarks.note_counts(session, ["x", "y"]) == {"x": 1}
        assert remarks.flagged(session, ["x", "y"]) == {"x"}
        assert settings.setting(session, "title") == "Renamed"
        assert settings.setting(session, "licence") is None
        assert "codebook" not in settings.settings(session)


def test_ids_once_exported_keep_the_number_of_their_first_export(project: Project) -> None:
    for ids in (["a", "b"], ["b", "c"]):
        with project.step("export", "Export") as work:
            exported.remember_exported(work.session, ids)
    with project.reading() as session:
        assert exported.exported_ids(session) == {"a": 1, "b": 1, "c": 2}


def test_the_history_pages_and_its_chain(project: Project) -> None:
    source = filled(project)
    with project.reading() as session:
        number = steps.step_count(session)
        heads = list(steps.step_heads(session))
        assert [head.seq for head in heads] == list(range(1, number + 1))
        newest = steps.latest_steps(session, 0, 2)
        assert [row.seq for row, _ in newest] == [number, number - 1]
        assert newest[0][1] == len(steps.images_of(session, number))
        assert [row.action for row in steps.steps_touching(session, [source], 5)][-1] == "add_source"
        assert steps.broken_links(session) == []
