"""The pre-survey: written, opened, answered, read, and a wish that becomes a theme."""

import re
from typing import NamedTuple

from agentnet.network.models import Person
from tests.browser.screen import Screen
from tests.browser.server import Server, send
from tests.browser.town import Town
from tests.browser.walks.network import sign_in_without_screen


class Answer(NamedTuple):
    """One answer to the three questions; what `choice` and `scale` point at."""

    wish: str
    choice: str = "Joka viikko"
    scale: int = 4


def write(coordinator: Screen, town: Town, title: str) -> str:
    """A survey with a question of every kind; its path."""
    coordinator.open(f"{town.path}/surveys")
    coordinator.follow("Tee ensimmäinen kysely")
    coordinator.fill("Kyselyn nimi", title)
    coordinator.main.get_by_role("group", name="Mitä vastaajasta tiedetään").get_by_role(
        "radio", name="Nimetön"
    ).check()
    coordinator.press("Tallenna luonnos")
    coordinator.reads(title)
    path = coordinator.at("/surveys/[^/]+")
    _question(coordinator, "text", "Mistä verkoston pitäisi puhua?")
    _question(coordinator, "choice", "Kuinka usein teet työtä parin kanssa?", options="Joka viikko\nHarvemmin")
    _question(coordinator, "scale", "Tunnen toisen alan palvelut hyvin")
    return path


def _question(coordinator: Screen, kind: str, label: str, *, options: str = "") -> None:
    adding = coordinator.page.locator("details", has=coordinator.page.get_by_text("Lisää kysymys", exact=True))
    kinds = adding.locator(f'a[href$="kind={kind}"]')
    if not kinds.is_visible():
        adding.locator("summary").click()
    kinds.click()
    coordinator.fill("Kysymys", label)
    if options:
        coordinator.fill("Vaihtoehdot", options)
    coordinator.check("Pakollinen kysymys")
    coordinator.press("Tallenna kysymys")
    coordinator.sees(label, within=coordinator.main)


def open_it(coordinator: Screen) -> None:
    coordinator.confirm("Avaa kysely")
    coordinator.sees("Kysymykset ovat lukossa", within=coordinator.main)


def answer(agent: Screen, email: str, given: Answer) -> None:
    """From the letter to the thanks."""
    agent.open(agent.server.link(email, "/surveys/"))
    agent.fill("Mistä verkoston pitäisi puhua?", given.wish)
    agent.check(given.choice)
    agent.page.get_by_role("group", name="Tunnen toisen alan palvelut hyvin").get_by_label(
        str(given.scale), exact=True
    ).check()
    agent.press("Lähetä vastaukset")
    agent.reads("Kiitos, vastauksesi on tallessa!")


def answer_without_screen(server: Server, person: Person, path: str, given: Answer) -> None:
    """Somebody signs in and answers by the same forms, quickly."""
    with sign_in_without_screen(server, person) as client:
        form = client.get(f"{path}/answer").text
        text, choice, scale = dict.fromkeys(re.findall(r'name="(q[^"]*)"', form))
        fields = {text: given.wish, choice: "0", scale: str(given.scale)}
        thanks = send(client, f"{path}/answer", **fields)
        assert "Kiitos, vastauksesi on tallessa!" in thanks.text, thanks.text[:3000]


def results_are_hidden(member: Screen, path: str) -> None:
    """While it is open only the number of answers is seen."""
    member.open(f"{path}/results")
    member.sees("Sitä ennen näkyy vain vastausten määrä.")


def close(coordinator: Screen, path: str) -> None:
    coordinator.open(path)
    coordinator.confirm("Sulje kysely")
    coordinator.open(f"{path}/results")


def make_theme(coordinator: Screen, wish: str, title: str) -> None:
    row = coordinator.main.get_by_role("listitem").filter(has_text=wish)
    coordinator.press("Poimi teemaksi", within=row)
    if coordinator.page.get_by_label("Teeman nimi").count():
        coordinator.fill("Teeman nimi", title)
        coordinator.press("Lisää teemaksi")
    coordinator.sees("vuoden teema")
