"""The pictures and the brand of a folder, and what is wrong with them."""

import io
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from agentnet.guide.press.ast import Figure, every
from agentnet.guide.press.brand import HEX, Brand, unreadable
from agentnet.guide.press.command_folder import Flaw, Folder, Unreadable, toml
from agentnet.guide.press.edition import Edition
from agentnet.words import _


def pictures(folder: Folder, edition: Edition) -> tuple[dict[str, bytes], list[Flaw]]:
    """The pictures that the chapters and the brand show, each surely a picture."""
    chapters, brand = edition.chapters, edition.brand
    asked = {piece.image for of in chapters for piece in every(of.chapter.blocks) if isinstance(piece, Figure)}
    asked |= {of.art for of in chapters} | {brand.logo, brand.cover_image}
    read, flaws = dict[str, bytes](), list[Flaw]()
    for name in sorted(asked & set(folder.pictures)):
        try:
            read[name] = _sound(folder.data(name))
        except Unreadable as why:
            flaws.append(Flaw(name, 1, str(why)))
    return read, flaws


def _sound(data: bytes) -> bytes:
    """Raises Unreadable when it is no whole PNG, JPEG or WebP."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "WEBP")) as image:
            image.load()
    except Exception:  # what a broken picture can raise is without end
        raise Unreadable(_("Kuvaa ei voi lukea. Käytä PNG-, JPEG- tai WebP-kuvaa.")) from None
    return data


def branded(file: Path) -> tuple[Brand, list[Flaw]]:
    """The brand of a TOML file; a setting that is none, and a colour that cannot be read, is told."""
    try:
        given, flaws = toml(file.read_text(encoding="utf-8"), file.name)
    except (OSError, UnicodeDecodeError):
        return Brand(), [Flaw(file.name, 1, _("Tiedostoa ei voi lukea."))]
    known: dict[str, Any] = {}
    for name, value in given.items():
        if told := _refused(name, value):
            flaws.append(Flaw(file.name, 1, told))
        else:
            known[name] = value
    brand = replace(Brand(), **known)
    for pale in unreadable(brand):
        sentence = _(
            "Väri {colour} ei erotu pohjasta {ground}. Lähin toimiva sävy on {suggestion}.",
            colour=pale.colour,
            ground=pale.ground,
            suggestion=pale.suggestion,
        )
        flaws.append(Flaw(file.name, 1, sentence))
    return brand, flaws


def _refused(name: str, value: Any) -> str:
    ours = getattr(Brand(), name, None) if name in Brand.__struct_fields__ else None
    if ours is None or type(ours) is not type(value):
        return _("Asetusta {name} ei tunneta.", name=name)
    if isinstance(ours, str) and HEX.fullmatch(ours) and not HEX.fullmatch(value):
        return _("Väri {name} kirjoitetaan näin: #1b2a52", name=name)
    return ""
