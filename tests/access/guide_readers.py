"""Rows of the public guide beside its chapters: what readers may open and say, short links, and what was heard."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from agentnet.guide.models import EditionFile
from agentnet.guide.reading.models import Helped, ShortLink
from agentnet.network.models import StoredFile
from agentnet.web import Policy
from tests.access import COORDINATORS, DIRECTORS, MEMBERS, PERSONS, Add, Row
from tests.access.guide import GUIDE, drafted, edition
from tests.cast import Cast

HERE: Final = "/g/{slug:str}/{number:str}"


def _with_files(add: Add, cast: Cast) -> Mapping[str, Any]:
    made = edition(add, cast)
    stored = add(StoredFile(sha256=made["sha256"] + "x", media_type="image/webp", size=3, name="kuva.webp"))
    for kind, name in (("epub", "2026.1.epub"), ("picture:kuva.webp", "kuva.webp"), ("tool:lomake.pdf", "lomake.pdf")):
        add(
            EditionFile(
                edition_id=made["edition_id"], kind=kind, name=name, file_id=stored.id, sha256=made["sha256"], size=3
            )
        )
    return made


def _asked(add: Add, cast: Cast) -> Mapping[str, Any]:
    made = edition(add, cast)
    link = add(
        ShortLink(
            guide_id=made["guide_id"],
            chapter_id=made["chapter_id"],
            code="abcdefg",
            question="Kuka kutsuu?",
            by=cast.heli.id,
        )
    )
    return {**made, "link_id": link.id, "code": link.code}


def _heard(add: Add, cast: Cast) -> Mapping[str, Any]:
    made = edition(add, cast)
    said = add(
        Helped(
            edition_id=made["edition_id"],
            chapter_id=made["chapter_id"],
            helped=False,
            word="Esimerkki puuttuu.",
            day=date(2026, 11, 22),
        )
    )
    return {**made, "said_id": said.id}


def _named(**more: str) -> Any:
    return lambda add, cast: {**_with_files(add, cast), **more}


def _led(sample: Any, data: Mapping[str, Any] | None = None) -> Row:
    return Row(Policy.COORDINATOR, sample, COORDINATORS, MEMBERS, data or {})


PAGES: Final = ("haku", "lataa", "muutokset", "painokset", "tiedot", "brand.css")
ROWS: Final[dict[str, Row]] = {
    **{f"GET {HERE}/{page}": Row(Policy.PUBLIC, edition) for page in PAGES},
    f"GET {HERE}/sanasto": Row(Policy.PUBLIC, edition),
    f"GET {HERE}/files/{{kind:str}}": Row(Policy.PUBLIC, _named(kind="epub")),
    f"GET {HERE}/pictures/{{name:str}}": Row(Policy.PUBLIC, _named(name="kuva.webp")),
    f"GET {HERE}/tools/{{name:str}}": Row(Policy.PUBLIC, _named(name="lomake.pdf")),
    f"POST {HERE}/haku": Row(Policy.PUBLIC, edition, data={"q": "helikopteri"}),
    f"POST {HERE}/{{chapter:str}}/apua": Row(Policy.PUBLIC, edition, data={"answer": "yes"}),
    f"POST {HERE}/luettu": Row(Policy.SIGNED_IN, edition, PERSONS),
    "GET /q/{code:str}": Row(Policy.PUBLIC, _asked),
    f"GET {GUIDE}/questions": _led(drafted),
    f"POST {GUIDE}/questions": _led(drafted, {"question": "Kuka?", "chapter_id": "x"}),
    f"POST {GUIDE}/questions/{{link_id:uuid}}": _led(_asked, {"question": "Kuka?"}),
    f"GET {GUIDE}/readers": Row(Policy.COORDINATOR, _heard, COORDINATORS | DIRECTORS, MEMBERS),
    f"POST {GUIDE}/readers": _led(_heard, {"what": "word", "act": "pick"}),
}
