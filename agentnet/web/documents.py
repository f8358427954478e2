"""What a file that people hand on may be: Word, Excel or PDF without macros, told by its bytes and not by its name."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import PurePath
from typing import Final
from zipfile import BadZipFile, ZipFile

from agentnet.words import N_, Refused

BYTES: Final = 10 * 1024 * 1024
UNPACKED: Final = 200 * 1024 * 1024
PARTS: Final = 5_000
MEDIA: Final[Mapping[str, str]] = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pdf": "application/pdf",
}
MAIN_PART: Final[Mapping[str, str]] = {".docx": "word/document.xml", ".xlsx": "xl/workbook.xml"}


def kind_of(file_name: str, data: bytes) -> str:
    """The ending of the file: `.docx`, `.xlsx` or `.pdf`.

    Raises:
        Refused: it is empty, too large, something else than its name says, or carries a macro.
    """
    ending = PurePath(file_name.lower()).suffix
    if not data:
        raise Refused(N_("Valitse tiedosto."))
    if len(data) > BYTES:
        raise Refused(N_("Tiedosto on liian suuri. Sen koko saa olla enintään 10 megatavua."))
    if ending not in MEDIA:
        raise Refused(N_("Lisää Word-, Excel- tai PDF-tiedosto (.docx, .xlsx tai .pdf)."))
    if ending == ".pdf":
        if not data.startswith(b"%PDF-"):
            raise Refused(N_("Tiedosto ei ole PDF, vaikka sen nimi niin sanoo."))
        return ending
    names = _parts(data)
    if MAIN_PART[ending] not in names:
        raise Refused(N_("Tiedostoa ei voi avata. Tallenna se uudelleen Wordissa tai Excelissä ja lisää se sitten."))
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise Refused(N_("Tiedostossa on makroja. Tallenna se ilman niitä ja lisää se uudelleen."))
    return ending


def _parts(data: bytes) -> set[str]:
    try:
        with ZipFile(BytesIO(data)) as packed:
            parts = packed.infolist()
    except (BadZipFile, ValueError, RuntimeError):  # RuntimeError: packed in a way that Python does not read
        return set()
    if len(parts) > PARTS or sum(part.file_size for part in parts) > UNPACKED:
        raise Refused(N_("Tiedosto on avattuna liian suuri."))
    return {part.filename for part in parts}
