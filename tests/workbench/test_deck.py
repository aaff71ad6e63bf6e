"""The deck: order, place, what a decision does before the project has it."""

from __future__ import annotations

from regesta.services.views import CardView, ClaimView, EvidenceView
from regesta.workbench.deck import Deck
from regesta.workbench.entry import clear_claims


def evidence(key: str, status: str = "proposed") -> EvidenceView:
    return EvidenceView(key, "s", "Source", 0, 4, "word", "support", status, "", "names 1")


def claim(key: str, record: str, status: str = "proposed", **more: object) -> ClaimView:
    base: dict[str, object] = {
        "id": key, "record": record, "property": "name", "label": "name", "kind": "name", "value": key,
        "members": (), "reading": None, "value_state": "value", "display": key, "detail": "", "status": status,
        "deferred": False, "rank": "normal", "basis": "stated", "modality": "asserted", "as_of": None,
        "certainty": None, "confidence": 0.9, "origin": "names 1", "reason": "", "decided": "",
        "evidence": (evidence("e" + key),), "differs": False, "problems": (),
    }  # fmt: skip
    return ClaimView(**{**base, **more})  # type: ignore[arg-type]  # built from words


def card(record: str, group: str, *claims: ClaimView) -> CardView:
    return CardView(record, "person", "person", record, "proposed", group, 1, claims, 0, 0, 0, 0)


def deck() -> Deck:
    made = Deck()
    made.replace(
        [
            card("n1", "new", claim("a", "n1", "accepted"), claim("b", "n1"), claim("c", "n1")),
            card("d1", "differs", claim("x", "d1")),
            card("c1", "confirms", claim("z", "c1")),
        ],
        fresh=True,
    )
    return made


def test_differs_comes_first_and_the_first_open_claim_is_current() -> None:
    made = deck()
    assert [each.record for each in made.cards] == ["d1", "n1", "c1"]
    assert made.claim_id == "x"
    assert made.tally() == (4, 1)


def test_deciding_moves_on_and_wraps() -> None:
    made = deck()
    seen = []
    for _ in range(4):
        assert made.claim_id is not None
        seen.append(made.claim_id)
        made.foresee([made.claim_id], "accepted")
        made.advance()
    assert seen == ["x", "b", "c", "z"]
    assert made.tally() == (0, 5)
    assert made.advance() is False
    made.recant()
    assert made.tally() == (4, 1)


def test_a_fresh_read_keeps_the_place() -> None:
    made = deck()
    made.select("c")
    made.replace(list(reversed(made.cards)))
    assert (made.record, made.claim_id) == ("n1", "c")
    made.replace([each for each in made.cards if each.record != "n1"])
    assert made.record in {"d1", "c1"}
    made.replace([])
    assert made.rows() == []
    assert made.tally() == (0, 0)


def test_moving_over_claims_cards_and_evidence() -> None:
    made = deck()
    assert made.step_claim(-1) is False
    assert made.step_claim(1)
    assert made.claim_id == "a"
    assert made.step_card(1)
    assert made.record == "c1"
    assert made.step_card(1) is False
    assert made.step_evidence(1)
    assert made.evidence is not None
    assert made.evidence.id == "ez"


def test_cards_open_and_close() -> None:
    made = Deck()
    cards = [card(f"r{n}", "new", claim(f"c{n}", f"r{n}")) for n in range(20)]
    made.replace(cards, fresh=True)
    rows = made.rows()
    assert [row.kind for row in rows[:4]] == ["group", "card", "claim", "card"]
    assert sum(row.kind == "claim" for row in rows) == 1
    made.toggle("r5")
    made.toggle("r0")
    shown = [row for row in made.rows() if row.kind == "claim"]
    assert [made.cards[row.card].record for row in shown] == ["r5"]
    made.toggle("r0")
    assert made.row_of_current(made.rows()) == 2


def test_space_takes_only_what_is_clear() -> None:
    claims = [
        claim("ok", "r"),
        claim("problem", "r", problems=("wrong",)),
        claim("differs", "r", differs=True),
        claim("bare", "r", evidence=()),
        claim("rejected words", "r", evidence=(evidence("e", "rejected"),)),
        claim("aside", "r", deferred=True),
        claim("done", "r", "accepted"),
    ]
    assert clear_claims(claims) == ["ok"]
