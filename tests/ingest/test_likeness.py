"""Duplicates, exact and near, and the signatures that find them."""

from __future__ import annotations

from regesta.ingest.likeness import NEAR, PERMUTATIONS, Fingerprint, Same, find_alike, overlap, signature
from regesta.ingest.passages import find_passages

ARTICLE = " ".join(f"Sentence {number} is about herring and the bridge number {number * 7}." for number in range(60))


def of(text: str) -> tuple[int, ...]:
    return signature(text, find_passages(text, "text/plain"))


def print_of(source: str, text: str, file: str = "") -> Fingerprint:
    return Fingerprint(source=source, file_sha256=file or source, text_sha256=text[:40], signature=of(text))


def test_signatures_are_the_same_everywhere() -> None:
    assert of("The ministers met in the capital.")[:3] == of("the  MINISTERS met, in the capital!")[:3]
    assert len(of(ARTICLE)) == PERMUTATIONS
    assert of("Two words") == ()
    assert overlap((), ()) == 0.0
    assert sum(of("外交部长在首都会见了邻国的部长。")) > 0


def test_near_duplicates_are_found_and_others_are_not() -> None:
    changed = ARTICLE.replace("Sentence 7 is", "Sentence seven was")
    other = " ".join(f"Nothing {number} of this stands in the first article at all, {number}." for number in range(60))
    assert overlap(of(ARTICLE), of(changed)) > 0.9
    assert overlap(of(ARTICLE), of(other)) < 0.1
    page = f"Advertisement\n\n{ARTICLE}\n\nMost read\n"
    assert overlap(of(ARTICLE), of(page)) == 1.0


def test_alike() -> None:
    new = print_of("new", ARTICLE, "f1")
    found = find_alike(
        new,
        [
            new,
            print_of("near", "Changed. " + ARTICLE.replace("Sentence 7 is", "Sentence seven was")),
            print_of("text", ARTICLE),
            print_of("file", ARTICLE, "f1"),
            print_of("other", "Something else entirely about ships and the sea and nothing more."),
        ],
    )
    assert [(one.source, one.how) for one in found] == [("file", Same.FILE), ("text", Same.TEXT), ("near", Same.NEAR)]
    assert found[0].score == 1.0
    assert NEAR <= found[2].score < 1.0
