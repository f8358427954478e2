"""Getting in: signing in by letter, being nominated, confirmed and invited."""

from collections.abc import Iterator
from contextlib import contextmanager

import httpx

from agentnet.network.models import Person
from tests.browser.screen import Screen
from tests.browser.server import Server, send
from tests.browser.town import Town


def sign_in(screen: Screen, email: str, *, at: str = "/") -> Screen:
    """Ask for a link, open it from the letter, press the button."""
    sent = len(screen.server.letters(email, "Kirjautumislinkkisi"))
    screen.open("/sign-in" if at == "/" else f"/sign-in?next={at}")
    screen.fill("Sähköpostiosoite", email)
    screen.press("Lähetä kirjautumislinkki")
    return finish_sign_in(screen, email, after=sent, at=at)


def finish_sign_in(screen: Screen, email: str, *, after: int = 0, at: str = "/") -> Screen:
    """What is left when the link has been asked for."""
    screen.reads("Katso sähköpostisi")
    screen.open(screen.server.link(email, "/sign-in/", after=after, subject="Kirjautumislinkkisi"))
    screen.press("Kirjaudu sisään", within=screen.main)
    screen.at(at)
    return screen


@contextmanager
def sign_in_without_screen(server: Server, person: Person) -> Iterator[httpx.Client]:
    """The same by the same forms, quickly."""
    email = address(person)
    with server.client() as client:
        sent = len(server.letters(email, "Kirjautumislinkkisi"))
        send(client, "/sign-in", email=email).raise_for_status()
        link = server.link(email, "/sign-in/", after=sent, subject="Kirjautumislinkkisi")
        send(client, link).raise_for_status()
        yield client


def address(person: Person) -> str:
    assert person.email
    return person.email


def nominate(supervisor: Screen, town: Town, *, name: str, email: str, why: str) -> None:
    supervisor.open(town.path)
    supervisor.follow("Nimeä agentti", within=supervisor.main)
    supervisor.fill("Nimi", name)
    supervisor.fill("Sähköpostiosoite", email)
    supervisor.choose("Työyksikkö", "Loimaa: Loimaan terveysasema")
    supervisor.fill("Miksi juuri hän?", why)
    supervisor.press("Nimeä agentiksi")
    supervisor.sees(name, within=supervisor.main)


def confirm(coordinator: Screen, email: str) -> None:
    """The coordinator has a letter too, and confirms."""
    coordinator.open(coordinator.server.link(email, "/nominations/"))
    coordinator.press("Vahvista ja lähetä kutsu")
    coordinator.sees("Kutsuttu", within=coordinator.main)


def accept_invitation(invited: Screen, server: Server, *, email: str, network: str) -> None:
    """From the letter to the network's page, with nothing but the letters."""
    invited.open(server.link(email, "/invitations/"))
    invited.sees("on nimennyt sinut muutosagentiksi")
    invited.press("Hyväksyn")
    invited.reads("Tervetuloa mukaan")
    invited.press("Lähetä kirjautumislinkki")
    finish_sign_in(invited, email, at="/networks/[^/]+")
    invited.reads(network)
