"""The whole path, walked by six people through real pages: from a nomination to a printed guide."""

from typing import Final

from tests.browser.conftest import ComeIn
from tests.browser.town import Town
from tests.browser.walks import network, surveys
from tests.browser.walks.network import address, sign_in

ELINA: Final = ("Elina Ketola", "elina.ketola@agentnet.example")
WISH: Final = "Yhteinen kutsupohja verkostopalaveriin"
THEME: Final = "Verkostopalaveri"


def test_an_idea_becomes_a_page_of_the_guide(town: Town, come_in: ComeIn) -> None:
    cast, server = town.cast, town.server
    sari = sign_in(come_in(server), address(cast.sari))
    heli = sign_in(come_in(server), address(cast.heli))
    elina = come_in(server)

    network.nominate(sari, town, name=ELINA[0], email=ELINA[1], why="Elina kysyy aina, mitä asiakas itse sanoi.")
    network.confirm(heli, address(cast.heli))
    network.accept_invitation(elina, server, email=ELINA[1], network=cast.network.name)

    survey = surveys.write(heli, town, "Ennakkokysely: mitä odotat?")
    surveys.open_it(heli)
    surveys.answer(elina, ELINA[1], surveys.Answer(WISH))
    for n, person in enumerate((*town.crowd, cast.aino)):
        surveys.answer_without_screen(server, person, survey, surveys.Answer(f"Toive numero {n}", scale=1 + n))
    surveys.results_are_hidden(elina, survey)
    surveys.close(heli, survey)
    heli.sees("Yleisin näytettävä vastaus")
    surveys.make_theme(heli, WISH, THEME)
