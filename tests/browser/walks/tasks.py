"""An assignment: given before the workshop, answered by agents, carried to the board as notes."""

from datetime import date

from agentnet.network.models import Person
from tests.browser.screen import Screen
from tests.browser.server import Server, send
from tests.browser.town import Town
from tests.browser.walks.network import address, sign_in_without_screen


def give(coordinator: Screen, town: Town, *, title: str, question: str, due: date, workshop: str) -> str:
    """Written, bound to the workshop, given to the agents; its path."""
    coordinator.open(f"{town.path}/assignments")
    coordinator.follow("Tee ensimmäinen välitehtävä")
    coordinator.fill("Välitehtävän nimi", title)
    coordinator.fill("Kysymys, johon vastataan", question)
    coordinator.fill("Viimeinen vastauspäivä", due.isoformat())
    options = coordinator.page.get_by_label("Työpaja, johon vastaukset viedään")
    options.select_option(value=options.locator("option", has_text=workshop).get_attribute("value"))
    coordinator.press("Tallenna")
    path = coordinator.at("/assignments/[^/]+")
    coordinator.confirm("Anna agenteille")
    coordinator.sees("Vastanneita", within=coordinator.main)
    return path


def answer(agent: Screen, email: str, question: str, text: str) -> None:
    agent.open(agent.server.link(email, "/tasks/"))
    agent.fill(question, text)
    agent.press("Lähetä vastaus")
    agent.sees("Kiitos! Vastauksesi on lähetetty")


def answer_without_screen(server: Server, person: Person, text: str) -> None:
    with sign_in_without_screen(server, person) as client:
        task = server.link(address(person), "/tasks/")
        send(client, task, f"{task}/submit", **{"q-q1": text}, version="1").raise_for_status()


def carry_to_board(coordinator: Screen, assignment: str, *, board: str, section: str, submissions: int) -> None:
    """The status table, then one press."""
    coordinator.open(assignment)
    table = coordinator.main.get_by_role("table")
    assert table.get_by_text("lähetetty", exact=True).count() == submissions, table.inner_text()
    coordinator.follow("Vie vastaukset taululle")
    coordinator.check(section, within=coordinator.main.get_by_role("group", name=board, exact=True))
    coordinator.press("Vie taululle")
    coordinator.at("/(boards|assignments)/.+")
