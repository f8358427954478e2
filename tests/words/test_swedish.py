"""Swedish keeps to the words that the networks have agreed on, and says one and many."""

import pytest

import hatch_build
from agentnet import words

AGREED = {
    "agentti": "agent",
    "koordinaattori": "koordinator",
    "esihenkilö": "chef",
    "palvelualueen johtaja": "serviceområdesdirektör",
    "Palvelualueet": "Serviceområden",
    "Alue": "Område",
    "Ala": "Sektor",
    "Sosiaalihuolto": "Socialvård",
    "Terveydenhuolto": "Hälso- och sjukvård",
    "Työyksikkö": "Enhet",
    "Edustus": "Representation",
    "Välitehtävä": "Mellanuppgift",
    "Lohko": "Fält",
    "Lappu": "Lapp",
    "Nippu": "Bunt",
    "Vetäjän näkymä": "Ledarens vy",
    "Avaa valkokangas": "Öppna projektorvyn",
    "Ennakkokysely": "Förhandsenkät",
    "Kyselymittari": "Uppföljningsenkät",
    "Pikakysely": "Snabbenkät",
    "Palaute": "Respons",
    "Kiteytys": "Slutsats",
    "Painos": "Upplaga",
}
PHASES = {
    "Ideointi": "Idéer",
    "Esittely": "Visning",
    "Niputus": "Buntning",
    "Äänestys": "Omröstning",
    "Keskustelu": "Diskussion",
    "Yhteenveto": "Sammanfattning",
}


@pytest.fixture(scope="module", autouse=True)
def _compiled() -> None:
    hatch_build.compile_catalogues()
    words.catalogue.cache_clear()


@pytest.mark.parametrize(("finnish", "swedish"), (AGREED | PHASES).items())
def test_agreed_words(finnish: str, swedish: str) -> None:
    with words.using("sv"):
        assert words._(finnish) == swedish


def test_a_word_said_alone_and_counted() -> None:
    with words.using("sv"):
        assert (words._("alue"), words.n_("alue", "aluetta", 1), words.n_("alue", "aluetta", 0)) == (
            "område",
            "område",
            "områden",
        )


def test_what_writers_type_stays_finnish() -> None:
    """`::: muista` opens the box in every language."""
    with words.using("sv"):
        assert "::: muista" in words._(
            "Otsikko alkaa ## ja luettelo viivalla. Kiteytykseen viitataan näin: [@k3]. "
            "Muista-laatikko alkaa ::: muista ja päättyy :::"
        )
