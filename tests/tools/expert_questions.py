"""The expert's twenty questions as they are asked here, and what the answers must hold to count as right.

`asked` are questions of `services.asking` with their words (ids where a name would find several things); `must` are
words that must stand in the rows or notes of the answers, and `never` words that must not stand in their rows.
The expert's own answer is printed beside. `rows_from` names sources whose words must be among the evidence.
"""

from __future__ import annotations

from dataclasses import dataclass

from regesta.domain.dataset import Dataset
from regesta.services import asking
from regesta.services.questions.answer import NO_SOURCE, Answer


@dataclass(frozen=True)
class Asked:
    """One of the twenty: what is asked, and what the answers must hold."""

    asked: tuple[tuple[str, ...], ...]
    must: tuple[str, ...]
    never: tuple[str, ...] = ()
    rows_from: tuple[str, ...] = ()


_SECRETARY = "pos:ru-sc-secretary"
QUESTIONS: dict[str, Asked] = {
    "cq-01": Asked(
        (("rounds", "mech:ssc"),),
        ("16 | 2021-05", "17 | 2022-09-18", "18 (inferred)", "19 | 2024-11-11", "missing: 18"),
        (),
        ("000", "002", "003"),
    ),
    "cq-02": Asked(
        (("about", "mech:ssc", "lead"),),
        ("lead | Nikolai Patrushev | stated | Ministry of Foreign Affairs of China | 002",),
        (),
        ("002",),
    ),
    "cq-03": Asked(
        (("rounds", "mech:ssc"),),
        ("announced | Yang Jiechi | Nikolai Patrushev", "in_progress | Nikolai Patrushev | Wang Yi"),
        (),
        ("002", "003"),
    ),
    "cq-04": Asked(
        (("rounds", "mech:ssc"),), ("alternating: Russia, China, Russia, China",), (), ("000", "002", "003")
    ),
    "cq-05": Asked(
        (("holder", _SECRETARY, "2023-09-18"),), ("Nikolai Patrushev | Secretary", "attested then"), (), ("002",)
    ),
    "cq-06": Asked(
        (("holder", _SECRETARY, "2024-09-10"), ("succession", _SECRETARY)),
        (
            "Sergei Shoigu | Secretary of the Security Council of the Russian Federation | attested then",
            "changed hands after 2023-09-18 and by 2024-09-10",
            NO_SOURCE,
            "until 2024-05",
        ),
        (),
        ("002", "004"),
    ),
    "cq-07": Asked(
        (("offices", "per:sergei-shoigu"),),
        ("Minister of Defence (Russia)", "2012 | 2024-05", "2023-08"),
        (),
        ("000", "002"),
    ),
    "cq-08": Asked(
        (("offices", "per:sergei-shoigu", "2023-07"),),
        ("Minister of Defence (Russia) | attested then", "the words call Sergei Shoigu"),
        ("Secretary of the Security Council of the Russian Federation | attested then",),
        ("000",),
    ),
    "cq-09": Asked(
        (("offices", "per:wang-yi"),),
        (
            "Minister of Foreign Affairs of China | 2023-09-18",
            "Minister of Foreign Affairs of China | 2024-11-11",
            "Director, Office of the Central Foreign Affairs Commission | 2024-09-10",
            "Left out is not ended",
        ),
        ("Minister of Foreign Affairs of China | 2024-09-10",),
        ("000", "002", "004"),
    ),
    "cq-10": Asked(
        (("holder", "pos:cn-cfao-director", "2022-09-18"), ("holder", "pos:cn-cfao-director", "2023-09-18")),
        (
            "Yang Jiechi | Director, Office of the Central Foreign Affairs Commission | attested then",
            "Wang Yi | Director, Office of the Central Foreign Affairs Commission | attested then",
        ),
        (),
        ("002", "003"),
    ),
    "cq-11": Asked(
        (("offices", "per:chen-wenqing"),),
        (
            "Secretary, Central Political and Legal Affairs Commission | 2024-04-19 | 2022-10",
            "Minister of State Security | ../2022-10 |  | [..2022-10]",
        ),
        (),
        ("001",),
    ),
    "cq-12": Asked(
        (("rounds", "mech:lesc"),),
        ("7 | 2022-09-18", "9 | 2024-11-11", f"8 | {NO_SOURCE}", "no round: Chen to Russia (Moscow)"),
        (),
        ("000", "001", "003"),
    ),
    "cq-13": Asked((("about", "mech:lesc"),), ("established | 2014", "annual", "not 9"), (), ("001",)),
    "cq-14": Asked(
        (("about", "mech:ssc"),),
        ("established | [2000~..2004~]", "almost every year", "annual", "two frequencies"),
        (),
        ("000", "002"),
    ),
    "cq-15": Asked((("same", "mech:som", "mech:brics-hr"),), ("judged not the same",), (), ("001", "004")),
    "cq-16": Asked(
        (("rounds", "mech:som"),),
        ("11 | 2023-05", "Moscow", "held", "12 | [2024-04-21..2024-04-28]", "announced", "Chen Wenqing"),
        ("missing",),
        ("001",),
    ),
    "cq-17": Asked(
        (("met", "per:wang-yi", "per:sergei-shoigu"), ("same", "mtg:wang-shoigu-2024-09-10", "rnd:ssc-19")),
        (f"2024-09-10 | St. Petersburg | held | 004 |  | {NO_SOURCE}", "judged not the same"),
        (),
        ("004",),
    ),
    "cq-18": Asked(
        (("said", "ukraine", "per:sergei-shoigu"), ("said", "ukraine", "per:wang-yi")),
        ("six-point consensus", "objective and fair stance", "early ceasefire"),
        (),
        ("004",),
    ),
    "cq-19": Asked(
        (
            ("about", "agr:six-point", "proposed_by"),
            ("about", "agr:peace-plan", "proposed_by"),
            ("same", "agr:six-point", "agr:peace-plan"),
        ),
        ("proposed by | China", "proposed by | Brazil", "judged not the same"),
        (),
        ("001", "004"),
    ),
    "cq-20": Asked(
        (("met", "per:xi-jinping", "per:vladimir-putin"),),
        (
            "2022-09-15 | Samarkand | held",
            "2023-03 | Moscow (city) | held",
            "2024 | Kazakhstan | announced | 001 CPC’s security chief to visit Russia | Sergei Lavrov",
            "2024 | Russia | announced",
            "2023-10 | Beijing (city) | possible",
        ),
        (),
        ("001", "002", "003"),
    ),
}


@dataclass(frozen=True)
class Graded:
    """What was answered, and what is missing or wrong in it."""

    answers: tuple[Answer, ...]
    faults: tuple[str, ...]


def lines(answer: Answer) -> list[str]:
    """An answer's rows on one line each."""
    return [" | ".join(row.cells) for row in answer.rows]


def grade(dataset: Dataset, asked: Asked) -> Graded:
    """Ask, and look for what must be there and what must not."""
    answers = tuple(asking.answer(dataset, *words) for words in asked.asked)
    rows = "\n".join(line for answer in answers for line in lines(answer))
    whole = rows + "\n" + "\n".join(note for answer in answers for note in answer.notes)
    evidence = {words.source for answer in answers for row in answer.rows for words in row.evidence}
    faults = [f"lacks “{words}”" for words in asked.must if words not in whole]
    faults += [f"has “{words}”" for words in asked.never if words in rows]
    faults += [f"no words of {source}" for source in asked.rows_from if source not in evidence]
    return Graded(answers, tuple(faults))
