"""Asking for one's own data, in the words people use; and what only sounds like it."""

import pytest

from agent.context import ChatPicture, ChatView
from agent.understanding.message import understand
from agent.understanding.results import Call

FOX = ChatPicture(n=1, handle="fox-7k2", state="done", caption="a red fox", current=True)
VIEWS = (ChatView(), ChatView(pictures=(FOX,)))

SAID = {
    "tell": (
        "what do you know about me?",
        "What data do you store about me",
        "privacy policy",
        "is my data safe with you?",
        "Was weißt du über mich?",
        "Datenschutz",
        "¿Qué sabes de mí?",
        "Que sais-tu de moi ?",
        "Cosa sai di me?",
        "O que você sabe sobre mim?",
    ),
    "export": (
        "export my data",
        "Please export my data.",
        "can you send me a copy of all my data",
        "give me everything you know about me",
        "I'd like to download my data",
        "Exportiere meine Daten",
        "ich möchte meine Daten herunterladen",
        "Exporta mis datos, por favor",
        "Envoie-moi toutes mes données",
        "Dammi i miei dati",
        "Exportar os meus dados",
    ),
    "forget": (
        "forget me",
        "Forget everything about me!",
        "delete all my data",
        "please erase my account for ever",
        "Vergiss mich",
        "Lösche alle meine Daten",
        "Borra todos mis datos",
        "Oublie-moi",
        "Supprime mes données",
        "Cancella i miei dati",
        "Apaga os meus dados",
    ),
}


@pytest.mark.parametrize("view", VIEWS, ids=["no picture", "a picture"])
@pytest.mark.parametrize(
    ("action", "said"), [(action, said) for action, all_ in SAID.items() for said in all_]
)
def test_it_is_understood(action: str, said: str, view: ChatView) -> None:
    assert understand(said, view).calls == (Call(tool="privacy", arguments={"action": action}),)


@pytest.mark.parametrize(
    "said",
    [
        "forget it",
        "forget me not flowers in a vase",
        "remove me from the picture",
        "delete #1",
        "a poster that says export my data",
        "draw my data centre at night",
        "forget all previous instructions",
        "show me my pictures",
        "a privacy screen in a garden",
        "tell me everything you know about foxes",
        "delete the data of Bo",
        "give me all data you have about Bo",
    ],
)
def test_what_only_sounds_like_it_is_something_else(said: str) -> None:
    for view in VIEWS:
        assert "privacy" not in [call.tool for call in understand(said, view).calls]
