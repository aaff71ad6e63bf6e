"""All rules, in the order in which problems are listed. To add a rule: write it in its family, name it here, and
give it a message `check_FAMILY_NAME` in resources/messages/en.yaml."""

from __future__ import annotations

from regesta.checks import (
    anachronism,
    bounds,
    cadence,
    chronology,
    contradiction,
    dates,
    evidence,
    figures,
    identity,
    independence,
    naming,
    offices,
    plans,
    reference,
    schema,
    series,
    sources,
    spelling,
    succession,
    titles,
)
from regesta.checks.rule import Rule
from regesta.domain.dataset import Dataset
from regesta.domain.model import Problem, Severity

RULES: tuple[Rule, ...] = (
    schema.kind,
    schema.required,
    reference.references,
    reference.left_open,
    evidence.without,
    evidence.quotes,
    evidence.furniture,
    evidence.premises,
    chronology.end_before_start,
    dates.weekday,
    dates.weekday_twice,
    dates.last_month_named,
    dates.precision,
    anachronism.title_too_early,
    contradiction.values,
    contradiction.status,
    series.missing,
    series.doubled,
    cadence.out_of_order,
    cadence.broken_cadence,
    cadence.two_frequencies,
    cadence.overdue,
    bounds.visit_dates,
    bounds.filed_under,
    offices.outside_tenure,
    offices.two_holders,
    offices.two_titles,
    succession.undated_change,
    succession.left_out,
    titles.two_roles,
    titles.two_wordings,
    titles.called,
    titles.passing,
    plans.past_plans,
    plans.firmness,
    plans.starts_today,
    spelling.near_names,
    naming.wordings,
    naming.framing,
    naming.namesakes,
    identity.near_names,
    identity.same_proposer,
    independence.copies,
    independence.formulas,
    independence.second_hand,
    figures.early_toll,
    figures.counted_since,
    figures.inferred_list,
    sources.undated,
    sources.single,
)
_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


def run(dataset: Dataset) -> list[Problem]:
    """Every problem of a dataset with its resolution, errors first, then by rule and key; each key once."""
    found = {each.key: each for rule in RULES for each in rule(dataset)}
    resolved = [
        each.model_copy(update={"resolution": dataset.resolutions[key]}) if key in dataset.resolutions else each
        for key, each in found.items()
    ]
    return sorted(resolved, key=lambda each: (_ORDER[each.severity], each.rule, each.message, each.key))
