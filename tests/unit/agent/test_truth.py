"""What counts as a claim, and which claims the evidence bears out."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.claims import Claim, claims_in
from agent.truth import Evidence, TruthfulStream, honest_words, sentences, untruth
from agent.understanding.results import Reply
from agent.understanding.sentences import sentence
from tools.languages import LANGUAGES, Language
from tools.speech import speaking

NOTHING = Evidence(
    says=(),
    failures=(),
    asked=frozenset(),
    highest=0,
    done={},
    open={},
    ordered=frozenset(),
    looked=False,
)
CHAT = replace(NOTHING, highest=3, done={1: "a red fox", 2: "a boat"}, open={3: "a castle"})
ORDERED = replace(
    CHAT, highest=4, open={3: "a castle", 4: ""}, ordered=frozenset({4}), says=("Drawing #4.",)
)


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("Here is your fox!", Claim.MADE),
        ("I've drawn a fox for you.", Claim.MADE),
        ("I\N{RIGHT SINGLE QUOTATION MARK}ve just created it.", Claim.MADE),
        ("No problem, here you go!", Claim.MADE),
        ("Done!", Claim.READY),
        ("All done.", Claim.READY),
        ("Your picture is ready.", Claim.READY),
        ("The image has been generated successfully.", Claim.READY),
        ("I'm drawing it now.", Claim.MAKING),
        ("I'll paint that for you!", Claim.MAKING),
        ("Generating your image...", Claim.MAKING),
        ("It is being drawn.", Claim.UNDERWAY),
        ("Your fox is on its way.", Claim.UNDERWAY),
        ("Hier ist dein Fuchs.", Claim.MADE),
        ("Ich habe dir einen Fuchs gezeichnet.", Claim.MADE),
        ("Das Bild ist fertig.", Claim.READY),
        ("Ich zeichne ihn jetzt.", Claim.MAKING),
        ("Aquí tienes tu zorro.", Claim.MADE),
        ("La imagen está lista.", Claim.READY),
        ("Estoy dibujando un zorro.", Claim.MAKING),
        ("Voici votre renard.", Claim.MADE),
        ("L'image est terminée.", Claim.READY),
        ("Ecco la tua volpe.", Claim.MADE),
        ("Aqui está a sua raposa.", Claim.MADE),
        ("Ik heb een vos getekend.", Claim.MADE),
        ("Вот ваша лиса.", Claim.MADE),
        ("Картинка готова.", Claim.READY),
        ("描きました。", Claim.MADE),
        ("正在生成图片。", Claim.MAKING),
        ("![fox](https://example.org/fox.png)", Claim.MADE),
        ("See https://cdn.example.org/a/fox.webp for it", Claim.MADE),
    ],
)
def test_claims(sentence: str, claim: Claim) -> None:
    assert claim in claims_in(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Hello! What would you like to see?",
        "Shall I draw it?",
        "Is it done?",
        "I have not drawn anything.",
        "I couldn't finish the picture.",
        "Nothing has been drawn yet.",
        "Tell me what you'd like, and I'll draw it.",
        "I'll draw it once you approve.",
        "When it is ready it comes by itself.",
        "I can draw one for you.",
        "Here is your improved prompt:",
        "Here are a few ideas.",
        "Das Bild ist noch nicht fertig.",
        "Soll ich ihn zeichnen?",
        "No está lista todavía.",
        "L'image n'est pas terminée.",
        'You said "here is your fox".',
        "まだ描きません。",
    ],
)
def test_no_claims(sentence: str) -> None:
    assert claims_in(sentence) == frozenset()


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("Drawing #4.", ORDERED),
        ("I'm drawing it now as #4.", ORDERED),
        ("It will be ready soon.", ORDERED),
        ("#1 is ready.", CHAT),
        ("The red fox is done, and so is the boat.", CHAT),
        ("The castle is still being drawn.", CHAT),
        ("I'm still working on #3.", CHAT),
        ("There is no #9 here.", replace(CHAT, asked=frozenset({9}))),
        ("Here it is again!", replace(CHAT, looked=True)),
        ("Use the colour #3a4b5c, or #000000.", NOTHING),
        ("", NOTHING),
    ],
)
def test_true(text: str, evidence: Evidence) -> None:
    assert untruth(text, evidence) is None


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("Here is your dragon!", CHAT),
        ("Here is your fox!", CHAT),
        ("Your dragon is ready.", CHAT),
        ("#3 is finished.", CHAT),
        ("#1 and #3 are done.", CHAT),
        ("I'm drawing a dragon.", CHAT),
        ("It is being drawn.", NOTHING),
        ("See #9 for that.", CHAT),
        ("#9 is ready.", replace(CHAT, asked=frozenset({9}))),
        ("Drawing #4. Here is your castle!", ORDERED),
        ("Drawing #4. It is finished.", ORDERED),
        ("Nice idea.\nDone!", NOTHING),
    ],
)
def test_untrue(text: str, evidence: Evidence) -> None:
    assert untruth(text, evidence) is not None


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reply", Reply)
def test_what_the_rules_say_by_themselves_is_true_in_an_empty_chat(
    reply: Reply, language: Language
) -> None:
    with speaking(language):
        assert untruth(sentence(reply), NOTHING) is None


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("evidence", [NOTHING, CHAT, ORDERED])
def test_honest_words_are_true(evidence: Evidence, language: Language) -> None:
    with speaking(language):
        assert untruth(honest_words(evidence), evidence) is None


@given(
    st.lists(
        st.sampled_from(
            [
                "Hello there. ",
                "Here is your dragon! ",
                "#1 is ready.\n",
                "What now? ",
                "Done! ",
                "猫。",
            ]
        ),
        max_size=8,
    ),
    st.data(),
)
def test_a_stream_releases_the_true_beginning_and_no_more(
    parts: list[str], data: st.DataObject
) -> None:
    text = "".join(parts)
    stream, sent, rest = TruthfulStream(), "", text
    while rest:
        size = data.draw(st.integers(1, len(rest)))
        sent += stream.feed(rest[:size], CHAT)
        rest = rest[size:]
    sent += stream.close(CHAT)

    assert text.startswith(sent)
    assert untruth(sent, CHAT) is None
    if untruth(text, CHAT) is None:
        assert sent == text
    else:
        following = sentences(text)[len(sentences(sent))]
        assert untruth(following, CHAT) is not None
