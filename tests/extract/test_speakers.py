"""Who speaks: bodies, offices alone, pronouns, reports by others; parted, nested and running quotations."""

from __future__ import annotations

import pytest

from tests.extract.reader import run, values

ANCHOR = "2021-06-16"
KARI = "Kari Solheim"


def quoted(text: str) -> list[tuple[str, str | None]]:
    found = values(run(text, ANCHOR), "statement")
    return [(v["quote"][0], v.get("speaker", [None])[0]) for v in found if "quote" in v]


@pytest.mark.parametrize(
    "text",
    [
        # an office alone, a pronoun, a relative clause
        "Foreign Minister Kari Solheim met Julio Quispe in Oslo. “We shall keep the peace,” the minister said.",
        "Deputy Prime Minister Kari Solheim spoke. Then the deputy premier observed that ties were “in good health”.",
        "Foreign Minister Kari Solheim opened the talks. The two sides, she said, were “in good health again”.",
        "Kari Solheim spoke. A third meeting will follow, when Julio Quispe is to come. Trade, she said, was “alive”.",
        "Kari Solheim praised what she called “a model for the region”, the Nordlys News Agency reported.",
        "The guest was received by Kari Solheim, who stressed that Oslo “will talk to all in daylight”.",
        "Kari Solheim thanked the hosts for bread, which, as she put it, “was offered before we asked”.",
        # what stands between the subject and the verb
        "“The work is done,” Kari Solheim of the Fjord Institute, a think tank in Oslo, said.",
        "“The work is done,” Kari Solheim, an aide to the minister, told reporters in Oslo.",
        "“No purpose will be served” by the journey, the spokeswoman, Kari Solheim, told reporters.",
        "Kari Solheim (Norway) said the talks were “worth every minute”.",
        # an office in words that no list knows, whose counterpart it is, a message that is read
        "“It is a question of trust,” stressed the head of Norwegian diplomacy, Kari Solheim.",
        "“It is a question of trust,” pointed out Julio Quispe's counterpart, Kari Solheim.",
        "“It is a question of trust,” read a message from President Kari Solheim to the guests.",
        "“It is a question of trust,” comments Kari Solheim.",
        # the verb before the name, with those who hear it; a relative clause; participles
        "“The talks were frank,” affirmed to the journalists the Norwegian minister, Kari Solheim.",
        "Kari Solheim, who is expected to see Julio Quispe again in Lima, called the text “the best in years”.",
        "Kari Solheim spoke of Peru and Ghana, describing the route as “open to all who sail”.",
        "Kari Solheim met Julio Quispe in Oslo. For her, the pact “is worth more than any sketch of it”.",
        "The remark of Kari Solheim, the Norwegian minister: “A friend who waits for months is no friend.”",
        "“Constructive in every way” were the words Kari Solheim chose on Monday.",
        "Julio Quispe and Kari Solheim met. According to Ms Solheim, the talks were “frank and full of sense”.",
        # words of speech that are rarer, and none at all
        "“First tell us who pays,” Kari Solheim posted on X.",
        "Peace, Kari Solheim quipped, is “a matter between us and the fish”.",
        "Kari Solheim asked for “more than hotlines”.",
        "Kari Solheim opened the session on a “bridge that carries traffic in both directions”.",
        "Kari Solheim: “We shall keep the peace for ever.”",
        "“The talks were useful” – Kari Solheim",
        "The work, in the words of Kari Solheim, is “done and dusted now”.",
        "Kari Solheim was in no mood for jokes. “Let us go on,” ran her message to the hosts.",
        # passed on by another
        "The Nordlys News Agency quoted Kari Solheim, an aide, as saying “we shall keep the peace”.",
        "“We shall keep the peace,” Kari Solheim was quoted as saying by the Nordlys News Agency.",
        "Ms Kari Solheim, according to the Nordlys News Agency, spoke of “frank words among friends”.",
        "“We shall go on,” the Norwegian foreign ministry declared through its spokeswoman Kari Solheim.",
        "Kari Solheim asked Peru to play “the part that only a friend can play,” a ministry official told reporters.",
        # marks
        "«Not years. Maybe weeks», said Kari Solheim.",
        "„We shall keep the peace“, said Kari Solheim.",
        "‘We shall keep the peace,’ said Kari Solheim.",
    ],
)
def test_speaker_is_the_person(text: str) -> None:
    assert [s for _, s in quoted(text)] == [KARI]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“We shall go on,” a Norwegian government statement said.", "Government of Norway"),
        ("“We shall go on,” a Treasury spokesman said.", "Treasury"),
        ("“Three names are better than one,” is noted in the message of the press service.", "press service"),
        (
            "The Norwegian foreign ministry spoke. It wants Peru to “stop all that at once”.",
            "Norwegian foreign ministry",
        ),
    ],
)
def test_speaker_is_a_body(text: str, speaker: str) -> None:
    assert [s for _, s in quoted(text)] == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "According to the declaration, the plan “will go on until the end of the decade”.",
        "In the joint statement the sides “condemned terrorism in all its forms”.",
        "The talks ended after two days that a joint statement termed “brotherly and clear”.",
        "An unnamed diplomat said the talks were “hard but honest work all along”.",
    ],
)
def test_words_without_a_named_speaker_are_kept_without_one(text: str) -> None:
    assert [s for _, s in quoted(text)] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "Beijing and Moscow oppose a “new cold war”.",
        "The treaty opposes “bloc thinking” in the region.",
        "The fight against mining, the “new face” of an old problem, goes on.",
    ],
)
def test_scare_quotes_are_no_statements(text: str) -> None:
    assert quoted(text) == []


def test_parted_quotation_has_one_speaker() -> None:
    text = "“We must,” said Kari Solheim, “turn the page.” “It is time,” she added."
    assert quoted(text) == [("We must,", KARI), ("turn the page.", KARI), ("It is time,", KARI)]


def test_next_sentence_after_a_full_stop_names_no_speaker() -> None:
    text = "“It is no fence,” Kari Solheim said. “It is a house with room for all.” Julio Quispe proposed talks."
    assert [s for _, s in quoted(text)] == [KARI, KARI]


def test_office_in_between_takes_the_pronoun() -> None:
    text = (
        "Foreign Minister Julio Quispe met High Representative Kari Solheim. “We agree,” Quispe said. "
        "The High Representative would not be drawn. “What I can say is little,” she remarked."
    )
    assert [s for _, s in quoted(text)] == ["Julio Quispe", KARI]


def test_quotation_opens_in_the_paragraph_before_its_speaker() -> None:
    assert [s for _, s in quoted("Talks ended.\n\n“We turned the page.\n\n“It was time,” Kari Solheim said.")] == [
        KARI,
        KARI,
    ]


def test_colon_leads_into_the_next_paragraph() -> None:
    text = "Kari Solheim told reporters after the talks:\n\n“We must turn the page. It is time.”"
    assert [s for _, s in quoted(text)] == [KARI]


def test_quotation_inside_another_has_its_own_speaker() -> None:
    text = "“Julio Quispe wrote, ‘Distance is nothing where hearts agree,’ and he was right,” Kari Solheim said."
    assert [s for _, s in quoted(text)] == [KARI, "Julio Quispe"]


def test_two_speak_as_a_group() -> None:
    text = "Prime Minister Kari Solheim and Julio Quispe met. “We agree,” the two said."
    assert [s for _, s in quoted(text)] == ["Julio Quispe and Kari Solheim"]


def test_list_before_a_second_verb_does_not_speak() -> None:
    text = "Kari Solheim called for the release of Julio Quispe and Ana Vega, and recalled that “no state is served”."
    assert [s for _, s in quoted(text)] == [KARI]


MINISTRY = "Ministry of Fisheries"


@pytest.mark.parametrize(
    "text",
    [
        "The Ministry of Fisheries said the talks were over. “Both sides agreed on a plan,” the statement said.",
        "In a statement, the Ministry of Fisheries told of the talks. Ola Berg flew home. “Both sides agreed on a "
        "plan,” the statement read.",
        "“Both sides agreed on a plan,” read a statement issued by the Ministry of Fisheries.",
        "A source in the Ministry of Fisheries told reporters: “Both sides agreed on a plan.”",
        "“Both sides agreed on a plan,” a senior official at the Ministry of Fisheries said.",
    ],
)
def test_a_statement_is_that_of_the_body_which_issued_it(text: str) -> None:
    assert [s for _, s in quoted(text)] == [MINISTRY]


def test_a_joint_statement_is_of_no_one_body() -> None:
    text = "The Ministry of Fisheries spoke. “Both sides agreed on a plan,” the joint statement said."
    assert [s for _, s in quoted(text)] == [None]


def test_letters_speak_for_the_body_whose_initials_they_are() -> None:
    text = "The Department of Foreign Affairs spoke of talks. “We will assert our rights,” the DFA said on Friday."
    assert [s for _, s in quoted(text)] == ["Department of Foreign Affairs"]


@pytest.mark.parametrize(
    "text",
    [
        "“The work is done,” the press service of the Ministry of Fisheries said.",
        "“The work is done,” the Ministry of Fisheries's press service said.",
        "The press service of the Ministry of Fisheries told of it. “The work is done,” the press service says.",
    ],
)
def test_press_service_speaks_for_its_body(text: str) -> None:
    assert [who for _, who in quoted(text)] == [MINISTRY]


def test_quoted_as_saying() -> None:
    text = "“The work is done,” the presidential press service quoted Minister Kari Solheim as saying."
    assert [who for _, who in quoted(text)] == [KARI]
