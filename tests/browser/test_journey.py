"""The whole path, walked by six people through real pages: from a nomination to a printed guide, and back."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final

from agentnet import clock
from tests.browser.conftest import ComeIn
from tests.browser.screen import PHONE, Screen
from tests.browser.town import Town
from tests.browser.walks import boards, guide, network, surveys, tasks, workshops
from tests.browser.walks.network import address, sign_in

ELINA: Final = ("Elina Ketola", "elina.ketola@agentnet.example")
WISH: Final = "Yhteinen kutsupohja verkostopalaveriin"
THEME: Final = "Verkostopalaveri"
BARRIER: Final = "Esteet"
PRACTICE: Final = "Hyvät käytännöt"
SUBMISSIONS: Final = ("Soitimme ennen palaveria ja sovimme, kuka kutsuu.", "Kutsussa ei kerrottu, ketkä ovat tulossa.")
ELINAS_NOTE: Final = "Kutsu lähtee liian myöhään, eikä kukaan tiedä, kuka sen lähettää."
GUESTS_NOTE: Final = "Asiakas kirjoitti itse kutsun ensimmäisen lauseen."
FINDING: Final = "Kutsun lähettää aina se, jonka asiakas tuntee parhaiten, viikkoa ennen palaveria."
SENTENCE: Final = "Sopikaa puhelimessa, kuka kutsuu ja kuka kirjaa."
FIRST: Final = f"## Kuka kutsuu\n\nVerkostopalaveri alkaa kutsusta. {SENTENCE} [@k1]\n"
SECOND: Final = f"{FIRST}\n- Kutsussa lukee, ketkä tulevat ja miksi.\n- Asiakas lukee kutsun ennen muita.\n"
THIRD: Final = f"{SECOND}\nKiitä lopuksi kaikkia.\n"
TITLE: Final = "Verkostopalaverin kutsu"
GUIDE: Final = "Yhdessä saman pöydän ääressä"


@dataclass
class Story:
    """Who walks, and what has come to be on the way."""

    town: Town
    come_in: ComeIn
    places: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        cast, server = self.town.cast, self.town.server
        self.sari = sign_in(self.come_in(server), address(cast.sari))
        self.heli = sign_in(self.come_in(server), address(cast.heli))
        self.elina = self.come_in(server)
        self.guest = self.come_in(server, PHONE)
        self.maija: Screen = sign_in(self.come_in(server), address(cast.maija))
        self.jukka: Screen = sign_in(self.come_in(server), address(cast.jukka))


def test_an_idea_becomes_a_page_of_the_guide_and_its_writer_sees_it(town: Town, come_in: ComeIn) -> None:
    story = Story(town, come_in)
    a_nominated_person_becomes_an_agent(story)
    a_wish_becomes_a_theme(story)
    a_workshop_is_planned_and_its_assignment_answered(story)
    ideas_are_written_hidden_revealed_and_voted_on(story)
    a_finding_condenses_them(story)
    a_chapter_is_written_and_approved_by_both_fields(story)
    an_edition_is_made_and_read(story)
    the_thread_leads_back(story)


def a_nominated_person_becomes_an_agent(story: Story) -> None:
    town = story.town
    network.nominate(story.sari, town, name=ELINA[0], email=ELINA[1], why="Elina kysyy aina, mitä asiakas itse sanoi.")
    network.confirm(story.heli, address(town.cast.heli))
    network.accept_invitation(story.elina, town.server, email=ELINA[1], network=town.cast.network.name)


def a_wish_becomes_a_theme(story: Story) -> None:
    town, heli = story.town, story.heli
    survey = surveys.write(heli, town, "Ennakkokysely: mitä odotat?")
    surveys.open_it(heli)
    surveys.answer(story.elina, ELINA[1], surveys.Answer(WISH))
    for n, person in enumerate((*town.crowd, town.cast.aino)):
        surveys.answer_without_screen(town.server, person, survey, surveys.Answer(f"Toive numero {n}", scale=1 + n))
    surveys.results_are_hidden(story.elina, survey)
    surveys.close(heli, survey)
    heli.sees("Yleisin näytettävä vastaus")
    surveys.make_theme(heli, WISH, THEME)


def a_workshop_is_planned_and_its_assignment_answered(story: Story) -> None:
    town, heli = story.town, story.heli
    today = clock.now().date()
    workshop = workshops.plan(
        heli, town, title=THEME, day=today + timedelta(days=1), theme=THEME, sections=f"{BARRIER}\n{PRACTICE}"
    )
    assignment = tasks.give(
        heli, town, title="Kahville naapuriin", question="Kuka kutsuu?", due=today + timedelta(days=1), workshop=THEME
    )
    tasks.answer(story.elina, ELINA[1], "Kuka kutsuu?", SUBMISSIONS[0])
    tasks.answer_without_screen(town.server, town.cast.aino, SUBMISSIONS[1])
    tasks.carry_to_board(heli, assignment, board=THEME, section=PRACTICE, submissions=2)
    for text in SUBMISSIONS:
        boards.sees(heli, text)
    workshops.open_registration(heli, workshop)
    workshops.register(story.elina, ELINA[1], title=THEME)
    story.places["workshop"] = workshop


def ideas_are_written_hidden_revealed_and_voted_on(story: Story) -> None:
    heli, elina, guest, workshop = story.heli, story.elina, story.guest, story.places["workshop"]
    workshops.start(heli, workshop)
    workshops.go_to(heli, workshop, THEME)
    wall = workshops.show_wall(heli, workshop)
    workshops.join_by_code(guest, workshops.code_on(wall), "Vieno Vieras")
    guest.at("/boards/[^/]+")
    workshops.enter(elina, workshop)
    boards.write(elina, BARRIER, ELINAS_NOTE)
    boards.write(guest, PRACTICE, GUESTS_NOTE)
    boards.has_no_trace(guest, ELINAS_NOTE)
    boards.has_no_trace(elina, GUESTS_NOTE)
    assert ELINAS_NOTE not in wall.content()
    heli.open(elina.path)
    boards.next_phase(heli, "Esittely")
    boards.sees(guest, ELINAS_NOTE)
    boards.sees(elina, GUESTS_NOTE)
    boards.go_to_phase(heli, "Äänestys")
    boards.vote(guest, ELINAS_NOTE)
    boards.vote(elina, ELINAS_NOTE)
    boards.go_to_phase(heli, "Lukittu")
    boards.votes_of(guest.page, ELINAS_NOTE, 2)
    boards.votes_of(wall, ELINAS_NOTE, 2)
    wall.close()
    workshops.go_to(heli, workshop, "Palautetta päivästä")
    workshops.give_feedback(elina, workshop)
    workshops.give_feedback(guest, workshop)
    workshops.end(heli, workshop)


def a_finding_condenses_them(story: Story) -> None:
    guide.pick(story.heli, story.town, ELINAS_NOTE, GUESTS_NOTE, SUBMISSIONS[0])
    story.places["finding"] = guide.write_finding(
        story.heli, story.town, FINDING, sources=(ELINAS_NOTE, GUESTS_NOTE, SUBMISSIONS[0])
    )


def a_chapter_is_written_and_approved_by_both_fields(story: Story) -> None:
    heli, maija, jukka, cast = story.heli, story.maija, story.jukka, story.town.cast
    story.places["guide"] = guide.found_guide(heli, story.town, GUIDE)
    chapter = guide.found_chapter(heli, TITLE, (cast.social.name, cast.health.name))
    guide.write_chapter(heli, chapter, FIRST, seen_in_preview=SENTENCE)
    guide.send_to_review(heli, chapter)
    review = guide.comment(maija, address(cast.maija), text="Kuka lukee kutsun ensin?", paragraph=2)
    guide.ask_for_changes(maija, review, "Kertokaa, mitä kutsussa lukee.")
    guide.write_chapter(jukka, chapter, SECOND, seen_in_preview="Asiakas lukee kutsun ennen muita.")
    guide.send_to_review(jukka, chapter)
    guide.approve(maija, review)
    maija.sees("Olet hyväksynyt tämän version.")
    jukka.open(review)
    jukka.sees("Muokkasit lukua viimeksi, joten joku muu hyväksyy sen.")
    assert not jukka.page.get_by_role("button", name="Hyväksy versio").count()
    guide.write_chapter(heli, chapter, THIRD, seen_in_preview="Kiitä lopuksi kaikkia.")
    guide.send_to_review(heli, chapter)
    for director in (maija, jukka):
        guide.approve(director, review)
        director.sees("Kiitos.")
    jukka.sees("Molemmat alat ovat hyväksyneet tämän version.")
    story.places["chapter"] = chapter


def an_edition_is_made_and_read(story: Story) -> None:
    made = guide.make_edition(story.heli, story.places["guide"], "Ensimmäinen painos.")
    reader = story.come_in(story.town.server, PHONE).open(made.address)
    reader.reads(GUIDE)
    reader.follow(TITLE, within=reader.main)
    reader.reads(TITLE)
    reader.sees(SENTENCE)
    reader.sees(FINDING)
    pdf = guide.fetch_pdf(reader, made.address)
    words = guide.words_of(pdf)
    assert SENTENCE in words
    assert TITLE in words
    catalogue = pdf.root_object
    assert catalogue["/MarkInfo"]["/Marked"]  # type: ignore[index]
    assert "/StructTreeRoot" in catalogue
    assert str(catalogue["/Lang"]).startswith("fi")
    assert pdf.metadata
    assert GUIDE in str(pdf.metadata.title)
    story.places["edition"] = made.address


def the_thread_leads_back(story: Story) -> None:
    heli, elina = story.heli, story.elina
    heli.open(story.places["chapter"])
    heli.sees("2 lappua työpajoista", within=heli.main)
    heli.follow("k1", within=heli.main)
    heli.at(story.places["finding"])
    heli.sees(ELINAS_NOTE, within=heli.main)
    elina.open("/")
    elina.open("/contributions")
    mine = elina.main.get_by_role("listitem").filter(has_text=ELINAS_NOTE).first
    elina.sees(f"luku: {TITLE}", within=mine)
    assert mine.locator(f'a[href^="{story.places["edition"]}"]').count() == 1, mine.inner_text()
