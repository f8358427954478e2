"""From notes to a guide: findings, a chapter, its review by both fields, an edition, and the way back."""

import io
import re
from typing import Final, NamedTuple

from pypdf import PdfReader

from tests.browser.screen import Screen
from tests.browser.server import LETTER_SECONDS, Server, within
from tests.browser.town import Town

SHORT: Final = "Kahden minuutin versio"


def pick(coordinator: Screen, town: Town, *ideas: str) -> None:
    coordinator.open(f"{town.path}/sources/unused")
    for idea in ideas:
        coordinator.check(idea)
    coordinator.press("Poimi aineistoksi")
    coordinator.at("/networks/[^/]+/sources")


def write_finding(coordinator: Screen, town: Town, text: str, *, sources: tuple[str, ...]) -> str:
    """From the basket: choose, write, save; the finding's path."""
    coordinator.open(f"{town.path}/sources")
    for source in sources:
        coordinator.check(source)
    coordinator.press("Kirjoita kiteytys valituista")
    coordinator.fill("Kiteytys", text)
    coordinator.press("Tallenna kiteytys")
    path = coordinator.at("/findings/[^/]+")
    for source in sources:
        coordinator.sees(source, within=coordinator.main)
    return path


def found_guide(coordinator: Screen, town: Town, title: str) -> str:
    coordinator.open(f"{town.path}/guides")
    coordinator.follow("Perusta opas")
    coordinator.fill("Nimi", title)
    coordinator.press("Perusta opas")
    return coordinator.at("/guides/[^/]+")


def found_chapter(coordinator: Screen, title: str, areas: tuple[str, ...]) -> str:
    """A new chapter that names its areas; its path."""
    coordinator.follow("Uusi luku")
    coordinator.fill("Otsikko", title)
    for area in areas:
        coordinator.check(area)
    coordinator.press("Perusta luku")
    return coordinator.at("(/chapters/[^/]+)/edit")


def write_chapter(writer: Screen, chapter: str, markdown: str, *, seen_in_preview: str) -> None:
    """The preview follows what is typed; then it is saved as a version."""
    writer.open(f"{chapter}/edit")
    writer.fill("Teksti", markdown)
    writer.sees(seen_in_preview, within=writer.page.get_by_role("region", name="Esikatselu"))
    writer.press("Tallenna versio")
    writer.at(chapter)


def send_to_review(writer: Screen, chapter: str, why: str = "Työntekijät kysyivät samaa joka työpajassa.") -> None:
    """With a reason for those who approve."""
    writer.open(chapter)
    writer.follow("Lähetä johtajien käsittelyyn")
    writer.fill("Miksi luku on tehty tai muutettu?", why)
    writer.press("Lähetä johtajien käsittelyyn")
    writer.at(chapter)
    writer.follow("Avaa käsittely")
    writer.at(f"{chapter}/review")


def asked_by_letter(server: Server, email: str) -> str:
    """The link of the letter that asks for an approval."""

    def letters() -> list[str]:
        bodies = [one.get_body(("plain",)) for one in server.letters(email)]
        return [text for body in bodies if body is not None and SHORT in (text := str(body.get_content()))]

    found = within(LETTER_SECONDS, letters)
    assert found, f"{email} has not been asked"
    link = re.search(r"https?://\S+/sign-in/\S+", found[-1])
    assert link, found[-1]
    return link[0]


def comment(director: Screen, email: str, *, text: str, paragraph: int = 1) -> str:
    """From the letter to a comment beside a paragraph; the review's path."""
    director.open(asked_by_letter(director.server, email))
    if not director.path.endswith("/review"):
        director.follow("Avaa käsittely")
    director.unfold(f"Kommentoi kappaletta {paragraph}")
    director.fill(f"Kommentti kappaleeseen {paragraph}", text)
    director.press("Tallenna kommentti", within=director.main.locator("details[open]"))
    director.sees(text)
    return director.path


def ask_for_changes(director: Screen, review: str, reason: str) -> None:
    director.open(review)
    director.unfold("Pyydä muutoksia")
    director.fill("Mitä pitää muuttaa ja miksi?", reason)
    director.press("Lähetä muutospyyntö")
    director.sees("Muutospyyntö on lähetetty")


def approve(director: Screen, review: str) -> None:
    director.open(review)
    director.press("Hyväksy versio")


class Made(NamedTuple):
    """An edition: its page for the network, and its public address."""

    page: str
    address: str


def make_edition(coordinator: Screen, guide: str, news: str) -> Made:
    coordinator.open(guide)
    coordinator.follow("Tee painos")
    coordinator.fill("Mitä uutta tässä painoksessa on?", news)
    coordinator.press("Tee painos")
    coordinator.page.wait_for_url("**/editions/*-*", timeout=90_000, wait_until="load")
    coordinator.reads("Painos 20")
    address = coordinator.page.get_by_role("link", name="Avaa opas").get_attribute("href")
    assert address
    return Made(coordinator.path, address)


def fetch_pdf(reader: Screen, address: str) -> PdfReader:
    answer = reader.context.request.get(f"{address}/guide.pdf")
    assert answer.ok, answer.status
    assert answer.headers["content-type"] == "application/pdf"
    return PdfReader(io.BytesIO(answer.body()))


def words_of(pdf: PdfReader) -> str:
    """All its text on one line, hyphens at line ends taken away."""
    text = " ".join(page.extract_text() for page in pdf.pages)
    return " ".join(text.replace("\u00ad", "").replace("-\n", "").split())
