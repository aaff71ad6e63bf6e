"""Who said what on a topic, through whom."""

from __future__ import annotations

from regesta.services.questions.answer import NO_SOURCE, Answer, Reader, shown


def said(reader: Reader, topic: str, speaker: str | None = None) -> Answer:
    """Statements that name the topic in their words or are filed under it, each with its chain of attribution."""
    about = f" by {speaker}" if speaker else ""
    question, columns = f"What was said on {topic}{about}?", ("speaker", "words", "form", "through", "date", "source")
    speakers = set(reader.find(speaker, "person", "organisation", "group")) if speaker else set()
    topics = set(reader.find(topic, "topic"))
    rows = []
    for thing in reader.things("statement"):
        words = [*reader.claims(thing, "quote"), *reader.claims(thing, "text")]
        filed = set(reader.targets(thing, "topic")) | set(reader.targets(thing, "about"))
        named = any(topic.casefold() in str(claim.value).casefold() for claim in words)
        who = reader.targets(thing, "speaker")
        if (named or filed & topics) and (not speaker or speakers & set(who)):
            claims = [*words, *reader.claims(thing, "speaker")]
            cells = (
                shown(reader.label(each) for each in who),
                shown(f"“{claim.value}”" if claim.property == "quote" else claim.value for claim in words),
                shown(claim.value for claim in reader.claims(thing, "form")),
                reader.through(claims),
                shown(claim.value for claim in reader.claims(thing, "date")),
                shown(reader.label(source) for source in sorted({e.source for c in claims for e in c.evidence})),
            )
            rows.append(reader.row(cells, claims))
    rows.sort(key=lambda row: (row.cells[4], row.cells))
    return Answer(question, columns, tuple(rows), () if rows else (NO_SOURCE,))
