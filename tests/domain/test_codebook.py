"""The shipped codebook, the compiled models, and how a codebook with a mistake is refused."""

from __future__ import annotations

import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from regesta.base.assets import resource
from regesta.domain.claim import EventStatus
from regesta.domain.codebook import ANY, Codebook, CodebookProblem, PropertySpec, Term, load_codebook
from regesta.domain.codebook_edit import removed, switched, with_property, with_term
from regesta.domain.values import ValueProblem

TEXT = resource("codebooks/diplomacy.yaml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def codebook() -> Codebook:
    return load_codebook(TEXT, "diplomacy.yaml")


def test_it_has_the_types_of_the_design(codebook: Codebook) -> None:
    names = [spec.name for spec in codebook.types]
    assert " ".join(names) == (
        "person organisation group place position tenure mechanism round visit meeting statement agreement incident "
        "statistic topic object source"
    )
    required = {spec.name: spec.required for spec in codebook.types}
    assert required["round"] == ("mechanism", "status")
    assert required["visit"] == ("visitor", "destination", "status")
    assert required["tenure"] == ("person", "position")
    assert required["statistic"] == ("measure", "value")
    assert required["source"] == ()
    terms = [term.name for term in codebook.vocabulary("event_status").terms]
    assert terms == [status.value for status in EventStatus]


def test_every_type_can_be_told_apart_named_and_captioned(codebook: Codebook) -> None:
    looks = {(spec.colour, spec.underline) for spec in codebook.types}
    assert len(looks) == len(codebook.types)
    for spec in codebook.types:
        assert {"external_id", "characterised_as"} <= {one.name for one in spec.properties}
        assert all((spec.label_in("en"), spec.plural_in("de"), spec.help_in("en")))
        assert codebook.label(spec.name, "fr") == spec.label_in("en")
        values = {one.name: "7" for one in spec.properties}
        assert "7" in spec.caption_of(values, "en")
        assert spec.caption_of({}, "en") == ""


def test_captions(codebook: Codebook) -> None:
    rounds = codebook.type("round")
    values = {"mechanism": "Consultation", "start": "2024"}
    assert rounds.caption_of(values, "en") == "Consultation, 2024"
    for ordinal, shown in {"1": "1st", "2": "2nd", "3": "3rd", "11": "11th", "12": "12th", "22": "22nd"}.items():
        assert rounds.caption_of({**values, "ordinal": ordinal}, "en-GB") == f"{shown} Consultation"
    assert rounds.caption_of({**values, "ordinal": "12"}, "de") == "12. Consultation"
    assert codebook.type("meeting").caption_of({"participant": ["A", "B"]}, "en") == "A · B"


def test_it_goes_round_as_yaml(codebook: Codebook) -> None:
    again = load_codebook(codebook.to_yaml(), "again")
    assert again == codebook
    assert again.to_yaml() == codebook.to_yaml()


def test_compiled_models_and_schemas_agree(codebook: Codebook) -> None:
    for spec in codebook.types:
        schema = codebook.json_schema(spec.name)
        jsonschema_rs.meta.validate(schema)
        jsonschema_rs.meta.validate(codebook.claim_schema(spec.name))
        assert schema["required"] == list(spec.required) if spec.required else "required" not in schema
    good = {"mechanism": "m1", "ordinal": 17, "start": "[2022-09-18..2022-09-19]", "status": ["announced", "held"]}
    record = codebook.model("round").model_validate(good)
    jsonschema_rs.Draft202012Validator(codebook.json_schema("round")).validate(good)
    assert record.model_dump()["status"] == ("announced", "held")
    codebook.model("round")(mechanism=None, status=None)  # not said meets it
    for bad in [{}, good | {"ordinal": "17"}, good | {"status": ["no"]}, good | {"start": "soon"}, good | {"x": 1}]:
        with pytest.raises(ValidationError):
            codebook.model("round").model_validate(bad)
    claims = jsonschema_rs.Draft202012Validator(codebook.claim_schema("round"))
    claims.validate({"property": "ordinal", "value": 3, "id": "c"})
    claims.validate({"property": "ordinal", "value": None})
    assert not claims.is_valid({"property": "ordinal", "value": "3"})
    assert not claims.is_valid({"property": "visitor", "value": "p"})


def test_details_and_targets(codebook: Codebook) -> None:
    lead = codebook.type("mechanism").property("lead")
    assert lead.validate_detail({"for_party": "pl1"}) == {"for_party": "pl1"}
    with pytest.raises(ValueProblem):
        lead.validate_detail({"for_party": "no id"})
    with pytest.raises(ValueProblem):
        lead.validate_detail({"other": "x"})
    assert [lead.accepts("position"), lead.accepts("place")] == [True, False]
    assert codebook.type("group").property("member").targets == (ANY,)
    assert codebook.type("group").property("member").accepts("topic")
    status = codebook.type("visit").property("status")
    assert status.term_label("held", "de") == "abgehalten"
    assert status.term_label("gone", "de") == "gone"
    with pytest.raises(ValueProblem, match="status: "):
        status.validate_value("gone")
    with pytest.raises(KeyError):
        codebook.type("visit").property("nothing")


def line_of(part: str) -> int:
    return TEXT[: TEXT.index(part)].count("\n") + 1


@pytest.mark.parametrize(
    ("find", "replace", "reason"),
    [
        ("kind: identifier", "kind: identifiers", "there is no kind “identifiers”"),
        ("vocabulary: gender", "vocabulary: sex", "there is no vocabulary “sex”"),
        ("targets: [person, organisation, place]", "targets: [person, planet]", "there is no type “planet”"),
        ('"{person}: {position}"', '"{people}: {position}"', "the caption “{people}: {position}” names people"),
        ("colour: teal", "colour: pink", "colour"),
        ("geo: {kind: geo", "geo: {kindd: geo", "kindd"),
        ("seat: {kind: enum, vocabulary: seat", "seat: {kind: enum", "an enum needs a vocabulary"),
        ("  tenure:", "  Tenure:", "Tenure"),
        ("deaths: {kind: integer", "start: {kind: integer", "“start” stands here twice"),
        ("injured: {kind: integer", "injured: {kind: integer, targets: [place]", "only a reference has them"),
        ("title: {en: Diplomatic contacts", "title: &t {en: Diplomatic contacts", "anchors and aliases"),
        ('version: "1"', "version: !!python/name:os.system x", "the tag"),
        ("regesta_codebook: 1", "regesta_codebook: 2", "form 2 is not known"),
        ("languages: [en, de]", "languages: [en, de", "no valid YAML"),
    ],
)
def test_a_mistake_is_refused_with_file_line_and_reason(find: str, replace: str, reason: str) -> None:
    assert find in TEXT
    with pytest.raises(CodebookProblem) as caught:
        load_codebook(TEXT.replace(find, replace, 1), "my.yaml")
    assert caught.value.message.startswith("my.yaml:")
    assert reason in caught.value.message
    assert abs(caught.value.line - line_of(find)) <= 2


@pytest.mark.parametrize("text", ["", "- a", "x", "a: 1", "[" * 100, "? [a]\n: b", "\0", "a: " + "[" * 30 + "]" * 30])
def test_what_is_no_codebook_is_refused(text: str) -> None:
    with pytest.raises(CodebookProblem, match=r"^bad\.yaml"):
        load_codebook(text, "bad.yaml")
    with pytest.raises(CodebookProblem, match="at most"):
        load_codebook("#" * 1_000_001, "bad.yaml")


@settings(max_examples=30)
@given(st.integers(0, len(TEXT) - 1), st.text(max_size=3), st.integers(0, 3))
def test_a_damaged_file_loads_or_is_refused(position: int, inserted: str, cut: int) -> None:
    refused = None
    loaded = None
    try:
        loaded = load_codebook(TEXT[:position] + inserted + TEXT[position + cut :], "damaged.yaml")
    except CodebookProblem as problem:
        refused = problem.message
    if loaded is None:
        assert str(refused).startswith("damaged.yaml")
    else:
        assert load_codebook(loaded.to_yaml(), "again.yaml") == loaded


def test_changes(codebook: Codebook) -> None:
    extended = with_term(codebook, "meeting_mode", Term(name="hybrid", label={"en": "hybrid"}))
    assert "hybrid" in {term.name for term in extended.type("meeting").property("mode").terms}
    spec = PropertySpec(name="nickname", kind="name", many=True, label={"en": "nickname"})
    wider = with_property(extended, "person", spec)
    assert [one.name for one in wider.type("person").properties][-3:] == ["nickname", "external_id", "characterised_as"]
    assert not removed(codebook, wider)
    lost = removed(wider, codebook)
    assert lost.properties == (("person", "nickname"),)
    assert lost.terms == (("meeting_mode", "hybrid"),)
    off = switched(codebook, "statistic", enabled=False)
    assert "statistic" not in {spec.name for spec in off.enabled_types}
    assert off.has_type("statistic")
    with pytest.raises(CodebookProblem, match="no vocabulary"):
        with_property(codebook, "person", PropertySpec(name="x", kind="enum", vocabulary="none", label={"en": "x"}))
