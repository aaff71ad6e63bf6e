"""Organisations: field missions, organs of unions, parliaments by their own word, churches, initials of bodies."""

from __future__ import annotations

import pytest

from regesta.extract.organisation_letters import initials_of
from tests.extract.reader import run, surfaces


def found(text: str) -> set[str]:
    return surfaces(text, run(text, None), "organisation")


@pytest.mark.parametrize(
    ("text", "organisation"),
    [
        ("The UN Interim Force in Lebanon (UNIFIL) reported.", "UN Interim Force in Lebanon (UNIFIL)"),
        ("The UN Office on Drugs and Crime trained officers.", "UN Office on Drugs and Crime"),
        (
            "The Regional Stabilisation Mission to the Comoros (RESMIC) left.",
            "Regional Stabilisation Mission to the Comoros (RESMIC)",
        ),
        ("The African Union Peace and Security Council met.", "African Union Peace and Security Council"),
        ("The Latvian Saeima ratified it.", "Saeima"),
        ("He chairs the Foreign Affairs Committee of the Seimas.", "Seimas"),
        ("The Jogorku Kenesh ratified the agreement.", "Jogorku Kenesh"),
        ("The Maltese Prime Minister's Office issued a statement.", "Maltese Prime Minister's Office"),
        ("The Attorney General's Office of Colombia was present.", "Attorney General's Office of Colombia"),
        ("The Ethiopian Orthodox Church sent a delegate.", "Ethiopian Orthodox Church"),
        ("The Slovak cabinet approved the mandate.", "Slovak cabinet"),
        ("The Directorate General of Customs signed a protocol.", "Directorate General of Customs"),
        ("The Permanent Mission of Fiji to the United Nations was host.", "United Nations"),
        ("The Delegation of the European Union to Moldova was host.", "European Union"),
        (
            "The General Secretariat of the Gulf Cooperation Council was represented.",
            "General Secretariat of the Gulf Cooperation Council",
        ),
        ("See www.mfa.kp for more.", "www.mfa.kp"),
        ("The Department of Regional Affairs spoke. Note by DRA.", "DRA"),
    ],
)
def test_bodies_are_named_whole(text: str, organisation: str) -> None:
    assert organisation in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "The EU Security Council Secretaries met.",
        "Rada Petrova met the envoy.",
        "The Uruguayan agency for trade signed.",
    ],
)
def test_no_body(text: str) -> None:
    assert not found(text) & {"EU Security Council", "Rada", "Uruguayan agency"}


def test_desk_of_a_director_is_no_part_of_the_ministry() -> None:
    text = "He met the Director General of the Foreign Ministry for Persian Gulf Affairs Ola Berg."
    assert "Foreign Ministry" in found(text)


def test_initials() -> None:
    assert initials_of("Federal Department of Foreign Affairs") == "FDFA"
    assert initials_of("Foreign Ministry") == ""
    assert initials_of("Department of Foreign Affairs (DFA)") == ""
