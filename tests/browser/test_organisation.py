"""A county's units from a file: sent, looked at, taken into use and taken back, in a browser."""

from playwright.sync_api import expect

from tests.browser import axe
from tests.browser.conftest import ComeIn
from tests.browser.hall import House

FILE = (
    "Yksikkö;Palvelualue;Ala;Alue\nMajakan neuvola;Sosiaalipalvelut;Sosiaalihuolto;Majakka\n;Sosiaalipalvelut;;Salo\n"
)


def test_a_file_becomes_units_and_is_undone(house: House, come_in: ComeIn) -> None:
    town = house.town
    admin = house.come(come_in(town.server), town.cast.admin, f"/organisation/{town.cast.county.id}/imports")
    file = {"name": "yksikot.csv", "mimeType": "text/csv", "buffer": FILE.encode("cp1252")}
    admin.main.get_by_label("Tiedosto").set_input_files(file)  # type: ignore[arg-type]
    admin.press("Näytä esikatselu")
    admin.sees("Majakan neuvola")
    admin.sees("Yksikön nimi puuttuu.")
    assert axe.violations(admin.page) == []
    assert axe.overflow(admin.page) <= 0
    admin.press("Ota käyttöön")
    path = admin.path
    expect(admin.main.get_by_role("button", name="Kumoa koko tuonti")).to_be_visible()
    admin.open(f"/organisation/{town.cast.county.id}?search=majakan")
    admin.sees("Majakan neuvola")
    admin.open(path)
    admin.press("Kumoa koko tuonti")
    admin.sees("Kumottu")
    admin.open(f"/organisation/{town.cast.county.id}?search=majakan")
    admin.sees("Mikään yksikkö ei vastaa hakua.")
