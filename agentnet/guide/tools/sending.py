"""The file that somebody sends as a tool: checked, the names it carries taken off, and that told."""

from typing import Final

from agentnet import child
from agentnet.guide.tools.washing import Washed, washed
from agentnet.web import here
from agentnet.web.documents import kind_of
from agentnet.words import _

SECONDS: Final = 20
MEGABYTES: Final = 1024


async def sent_file() -> tuple[str, Washed]:
    """The file's name, and the file without the names that it carried.

    Raises:
        Refused: it is not one that we take.
    """
    sent = here().form.files.get("file", [])
    name, data = (sent[0].name, sent[0].data) if sent else ("", b"")
    ending = kind_of(name, data)
    try:
        return name, await child.in_child(washed, ending, data, seconds=SECONDS, megabytes=MEGABYTES)
    except child.ChildFailed:
        return name, Washed(data, read=False)


def told(said: str, sent: Washed) -> str:
    """And what was taken out of the file, or is still in it."""
    more = [said]
    if sent.removed:
        more.append(_("Tiedostosta poistettiin: {what}.", what=", ".join(_(one) for one in sent.removed)))
    if sent.names_left:
        more.append(
            _("Kommenteissa tai muutosmerkinnöissä on vielä nimiä. Poista ne ja lisää tiedosto uutena versiona.")
        )
    if sent.links_left:
        more.append(
            _("Tiedostossa on linkki toiseen tiedostoon, joka ei aukea muille. Poista se ja lisää tiedosto uudelleen.")
        )
    if not sent.read:
        more.append(_("Tiedoston omia tietoja ei voitu lukea. Tarkista itse, ettei siinä ole tekijän nimeä."))
    return " ".join(more)
