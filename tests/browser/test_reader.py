"""A reader with a browser of their own: no cookie, news since the last visit, search, with and without scripts."""

from tests.browser.conftest import ComeIn
from tests.browser.screen import PHONE
from tests.browser.server import Server

MARK = (
    "() => JSON.parse(localStorage.getItem(Object.keys(localStorage).find(one => one.startsWith('agentnet-guide:'))))"
)
OLDER = """slug => {
  const key = Object.keys(localStorage).find(one => one.startsWith('agentnet-guide:'));
  const kept = JSON.parse(localStorage.getItem(key));
  kept.marks[slug] = 'older';
  localStorage.setItem(key, JSON.stringify(kept));
}"""


def test_what_has_changed_since_the_last_visit(come_in: ComeIn, demo: Server, where: dict[str, str]) -> None:
    reader, cover = come_in(demo), "/g/{slug}/{number}".format(**where)
    page = reader.page
    reader.open(cover)
    news = page.locator("[data-news]")
    assert not news.is_visible()
    assert where["edition_chapter"] in page.evaluate(MARK)["marks"]
    page.evaluate(OLDER, where["edition_chapter"])
    reader.open(cover)
    news.wait_for(state="visible")
    assert news.get_by_role("link").count() == 1
    assert page.locator(".contents .news-mark").count() == 1
    news.get_by_role("link").click()
    page.wait_for_url(f"**/{where['edition_chapter']}")
    assert page.locator(".contents .news-mark").count() == 0
    reader.open(cover)
    assert not news.is_visible()
    assert reader.context.cookies() == []


def test_words_that_were_found_nowhere_are_told_at_once(come_in: ComeIn, demo: Server, where: dict[str, str]) -> None:
    reader = come_in(demo, PHONE)
    reader.open("/g/{slug}/{number}/haku?q=luotain".format(**where))
    reader.page.get_by_text("Sanat menivät tekijöille").wait_for()
    assert reader.context.cookies() == []


def test_without_scripts_everything_is_there(come_in: ComeIn, demo: Server, where: dict[str, str]) -> None:
    reader = come_in(demo, PHONE, scripts=False)
    page = reader.page
    reader.open("/g/{slug}/{number}/{edition_chapter}".format(**where))
    page.locator(".contents summary").click()
    assert page.locator(".contents ol a").first.is_visible()
    page.get_by_label("Hae oppaasta").fill("asiakkaillemme")
    page.get_by_role("button", name="Hae").click()
    assert page.locator("mark").count()
    page.get_by_label("Hae oppaasta").fill("luotain")
    page.get_by_role("button", name="Hae").click()
    page.get_by_role("button", name="Kerro tekijöille").click()
    assert page.get_by_text("Kiitos! Sanat menivät").is_visible()
    reader.open("/g/{slug}/{number}/{edition_chapter}".format(**where))
    page.get_by_label("Mikä auttoi tai jäi puuttumaan?").fill("Esimerkki auttoi.")
    page.get_by_role("button", name="Kyllä").click()
    assert page.get_by_text("Kiitos! Vastauksesi").is_visible()
    assert reader.context.cookies() == []
