"""The queue of pairs: narrowing by type and likeness, and the place after a judgement."""

from __future__ import annotations

from regesta.services.views import PairView
from regesta.workbench.pairs import PairQueue


def pair(id_: str, left: str, right: str, type_name: str, score: float | None) -> PairView:
    return PairView(id_, id_ + "l", id_ + "r", left, right, type_name, score, (), "", "same", "proposed", None, None)


def filled() -> PairQueue:
    queue = PairQueue()
    queue.replace(
        (
            pair("a", "Norland", "NORLAND ", "place", 0.97),
            pair("b", "Tamm", "Ilmar Tamm", "person", 0.96),
            pair("c", "Port Vale", "Port Vale", "place", 0.8),
            pair("d", "Estmark", "Estmark", "place", None),
        )
    )
    return queue


def test_narrowing() -> None:
    queue = filled()
    assert queue.types() == {"place": 3, "person": 1}
    for type_name, likeness, expected in (
        ("", "all", "abcd"),
        ("place", "all", "acd"),
        ("", "equal", "a"),
        ("", "sure", "ab"),
        ("person", "equal", ""),
        ("place", "doubtful", "cd"),
    ):
        queue.narrow(type_name, likeness)
        assert "".join(each.id for each in queue.pairs) == expected, (type_name, likeness)
        assert queue.current in {each.id for each in queue.pairs} | {None}


def test_the_place_stays_within_what_is_shown() -> None:
    queue = filled()
    queue.narrow("place", "all")
    assert queue.step(1)
    queue.judged()
    assert queue.current == "d"
    assert [each.id for each in queue.all] == ["a", "b", "d"]
    queue.judged({"a", "d"})
    assert [queue.index(), len(queue.pairs)] == [-1, 0]
    queue.narrow("", "all")
    assert queue.index() == 0
