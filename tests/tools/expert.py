"""`dev.py expert PATH`: an expert's finished record through the checks, the questions and reconciliation.

PATH is an `expert_record.json`; the texts lie beside it. Nothing of it is needed by a test. The checks see the
record without the expert's *not the same* verdicts (a pair that is judged is no problem any more) and without an
as-of date; both are then put in, and what changes is counted.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

from regesta.checks.run import run
from regesta.domain.model import Problem
from tests.tools.expert_conflicts import BEYOND, CONFLICTS, sort_out
from tests.tools.expert_pairs import Pairs, reconciled
from tests.tools.expert_questions import QUESTIONS, grade, lines
from tests.tools.expert_record import Converted, convert


def load(path: Path) -> tuple[dict[str, Any], dict[str, str]]:
    """The record and its texts."""
    record: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    texts = {each["id"]: (path.parent / each["file"]).read_bytes().decode("utf-8") for each in record["sources"]}
    return record, texts


def measure(record: dict[str, Any], texts: dict[str, str]) -> dict[str, Any]:
    """Everything that is printed, as data."""
    bare, judged = convert(record, texts, judged=False), convert(record, texts)
    problems = run(bare.dataset)
    found = sort_out(bare.dataset, problems)
    known = {each["id"]: each for each in record["cross_source"]["conflicts"]}
    as_of = max(bare.dataset.published_on(each) or "" for each in bare.dataset.sources)
    later = run(replace(bare.dataset, info={"as_of": as_of}))
    clusters = record["cross_source"]["clusters"]
    listed = frozenset(each["entity"] for each in clusters if each["cross_source"])
    pairs = reconciled(judged.dataset, record["cross_source"]["not_same"], listed)
    return {
        "counts": _counts(bare),
        "problems": [_shown(each) for each in problems],
        "conflicts": {key: [_shown(each) for each in found.by_conflict.get(key, ())] for key in known},
        "found": sum(bool(found.by_conflict.get(key)) for key in known),
        "gaps": [_shown(each) for each in found.gaps],
        "false_alarms": [_shown(each) for each in found.false_alarms],
        "judged": len(run(judged.dataset)),
        "as_of": {"date": as_of, "more": len(later) - len(problems)},
        "questions": [_question(judged, each) for each in record["competency_questions"]],
        "pairs": pairs,
    }


def _counts(made: Converted) -> dict[str, Any]:
    dataset = made.dataset
    return {
        "records": len(dataset.records),
        "by type": dict(Counter(record.type for record in dataset.records.values())),
        "claims": len(dataset.claim_by_id),
        "evidence": sum(len(claim.evidence) for claim in dataset.claim_by_id.values()),
        "mentions": len(dataset.mentions),
        "not held by the codebook": dict(made.lost),
    }


def _shown(each: Problem) -> dict[str, Any]:
    return {"rule": each.rule, "severity": each.severity.value, "record": each.record, "message": each.message}


def _question(made: Converted, each: dict[str, Any]) -> dict[str, Any]:
    graded = grade(made.dataset, QUESTIONS[each["id"]])
    return {
        "id": each["id"],
        "question": each["question"],
        "expert": each["answer"],
        "asked": [" ".join(words) for words in QUESTIONS[each["id"]].asked],
        "rows": [line for answer in graded.answers for line in lines(answer)],
        "notes": [note for answer in graded.answers for note in answer.notes],
        "faults": graded.faults,
    }


def main() -> int:
    """Measure, and print for people or for machines."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--brief", action="store_true", help="leave out problems and answers that are right")
    args = parser.parse_args()
    result = measure(*load(args.path))
    if args.json:
        json.dump({**result, "pairs": result["pairs"].as_json()}, sys.stdout, ensure_ascii=False, indent=1)
        return 0
    for line in [*_checks(result, brief=args.brief), *_questions(result, brief=args.brief), *_pairs(result["pairs"])]:
        print(line)
    return 0


def _checks(result: dict[str, Any], *, brief: bool) -> list[str]:
    out = ["# The record", *(f"{key}: {value}" for key, value in result["counts"].items())]
    if not brief:
        out += ["", "# Problems"]
        out += [f"{each['severity']:8}{each['rule']:24}{each['message']}" for each in result["problems"]]
    out += ["", f"# Conflicts: {result['found']} of {len(result['conflicts'])} found"]
    for key, found in result["conflicts"].items():
        why = ", ".join(sorted({each["rule"] for each in found})) or BEYOND.get(key) or "NOT FOUND"
        out.append(f"{'found' if found else '-':6} {key:32} {why}")
    out += ["", f"# False alarms: {len(result['false_alarms'])} of {len(result['problems'])} problems"]
    out += [f"{each['severity']:8}{each['rule']:24}{each['message']}" for each in result["false_alarms"]]
    more = result["as_of"]
    out.append(f"With the verdicts: {result['judged']} problems. As of {more['date']}: {more['more']} more.")
    unknown = set(result["conflicts"]) - set(CONFLICTS) - set(BEYOND)
    return out + ([f"In no table: {sorted(unknown)}"] if unknown else [])


def _questions(result: dict[str, Any], *, brief: bool) -> list[str]:
    right = sum(not each["faults"] for each in result["questions"])
    out = ["", f"# Questions: {right} of {len(result['questions'])} right"]
    for each in result["questions"]:
        out.append(f"{'right' if not each['faults'] else 'WRONG':6}{each['id']} {each['question']}")
        out += [f"        {fault}" for fault in each["faults"]]
        if not brief or each["faults"]:
            out += [f"    expert: {each['expert']}", *(f"    asked:  {words}" for words in each["asked"])]
            out += [f"        {line}" for line in each["rows"]]
            out += [f"        note: {note}" for note in each["notes"]]
    return out


def _pairs(pairs: Pairs) -> list[str]:
    out = ["", "# Kept apart (best score of any pair of their records in two sources; 0.5 would join)"]
    out += [f"{score:.2f}  {left} / {right}" for left, right, score in pairs.apart]
    whole, listed = pairs.whole_named
    out += ["", f"# Clusters over sources: {whole} of the expert's {listed} joined whole"]
    out.append(f"with events, offices and tenures: {pairs.whole} of {len(pairs.clusters)}")
    out += [
        f"{'listed' if key in pairs.named else '':8}{parts} parts of {size}: {key}"
        for key, size, parts in pairs.clusters
        if parts > 1
    ]
    out += [f"Joined across things: {' + '.join(group)}" for group in pairs.mixed]
    return out


if __name__ == "__main__":
    raise SystemExit(main())
