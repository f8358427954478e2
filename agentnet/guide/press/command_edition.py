"""An edition from a folder: chapters in the order of their names, `guide.toml` for the rest, and what is wrong."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

from msgspec.structs import replace

from agentnet.guide.press.ast import Chapter, Heading, every
from agentnet.guide.press.brand import Brand
from agentnet.guide.press.command_folder import Flaw, Folder, Unreadable, front_matter, toml
from agentnet.guide.press.command_looks import branded, pictures
from agentnet.guide.press.command_places import missed
from agentnet.guide.press.edition import Edition, EditionChapter, Paper, Term
from agentnet.guide.press.known import Citation, Known
from agentnet.guide.press.parse import parse
from agentnet.guide.press.reading import slug
from agentnet.words import LANGUAGES, _

TOML: Final = "guide.toml"
NUMBERED: Final = re.compile(r"^\d+[-_. ]*")
TITLE: Final = re.compile(r"#\s+(.*?)\s*#*\s*")
LINES: Final = ("title", "subtitle", "series", "publisher", "number", "address", "description", "change_note")
KNOWN_KEYS: Final = frozenset({*LINES, "day", "keywords", "changes", "contributors", "glossary", "sources"})
CHAPTER_KEYS: Final = frozenset({"title", "owner", "valid_from", "look_again_by", "art", "language"})


class Read:
    """One reading of a folder; `flaws` fills up while it goes on."""

    def __init__(self, root: Path, brand: Path | None, language: str, paper: Paper, *, bleed: bool) -> None:
        self.folder, self.flaws = Folder(root), list[Flaw]()
        self.language, self.paper, self.bleed = language, paper, bleed
        self.settings = self._settings()
        self.brand = Brand()
        if brand:
            self.brand, flaws = branded(brand)
            self.flaws += flaws

    def tell(self, file: str, line: int, sentence: str) -> None:
        self.flaws.append(Flaw(file, line, sentence))

    def edition(self) -> Edition:
        """The edition as well as it can be read; it is whole when there are no flaws but harmless ones."""
        slugs = self._slugs()
        if not slugs:
            self.tell(".", 1, _("Kansiossa ei ole yhtään lukua. Luku on tiedosto, jonka nimi päättyy .md."))
        glossary, sources = tuple(self._glossary()), dict(self._sources())
        names = self.folder.pictures
        known = Known(
            sources,
            dict.fromkeys(names, ""),
            dict.fromkeys(slugs.values(), ""),
            {term.slug: (term.word, term.meaning) for term in glossary},
        )
        chapters = tuple(self._chapters(slugs, known))
        self._check_places(chapters, slugs)
        read = Edition(
            title=self._line("title") or self.folder.root.name,
            number=self._line("number") or "1",
            day=self._day(),
            language=self.language,
            chapters=chapters,
            subtitle=self._line("subtitle"),
            series=self._line("series"),
            publisher=self._line("publisher"),
            address=self._line("address"),
            description=self._line("description"),
            keywords=self._list("keywords"),
            brand=self.brand,
            paper=self.paper,
            glossary=glossary,
            change_note=self._line("change_note"),
            changes=self._list("changes"),
            contributors=self._list("contributors"),
            bleed=self.bleed,
        )
        images, flaws = pictures(self.folder, read)
        self.flaws += flaws
        return replace(read, images=images)

    def _settings(self) -> dict[str, Any]:
        if TOML not in self.folder.files:
            return {}
        try:
            settings, flaws = toml(self.folder.text(TOML), TOML)
        except Unreadable as why:
            settings, flaws = {}, [Flaw(TOML, 1, str(why))]
        self.flaws += flaws
        for name in sorted(settings.keys() - KNOWN_KEYS):
            self.tell(TOML, self._at(name), _("Asetusta {name} ei tunneta.", name=name))
        return settings

    def _at(self, name: str) -> int:
        """The line of a setting, for the one who mends it."""
        try:
            lines = self.folder.text(TOML).split("\n")
        except Unreadable:
            return 1
        found = re.compile(rf"\s*\[*\s*{re.escape(name)}\b")
        return next((n for n, line in enumerate(lines, 1) if found.match(line)), 1)

    def _line(self, name: str) -> str:
        value = self.settings.get(name, "")
        if isinstance(value, str | int | float):
            return str(value)
        self.tell(TOML, self._at(name), _("Asetuksen {name} pitää olla tekstiä.", name=name))
        return ""

    def _list(self, name: str) -> tuple[str, ...]:
        value = self.settings.get(name, [])
        if isinstance(value, list) and all(isinstance(one, str) for one in value):
            return tuple(value)
        self.tell(TOML, self._at(name), _("Asetuksen {name} pitää olla luettelo tekstejä.", name=name))
        return ()

    def _day(self) -> date:
        day = self.settings.get("day")
        if isinstance(day, date):
            return date(day.year, day.month, day.day)
        self.tell(TOML, self._at("day"), _("Kirjoita julkaisupäivä, esimerkiksi: day = 2026-11-17"))
        return date(2000, 1, 1)

    def _glossary(self) -> Iterator[Term]:
        """`[glossary.slug]` with `word`, `meaning` and perhaps `others`."""
        for name, given in self._tables("glossary"):
            word, meaning, others = given.get("word"), given.get("meaning"), given.get("others", [])
            if isinstance(word, str) and isinstance(meaning, str) and isinstance(others, list):
                yield Term(slug(name, "termi"), word, meaning, tuple(map(str, others)))
            else:
                self.tell(
                    TOML, self._at(f"glossary.{name}"), _("Termillä {name} pitää olla word ja meaning.", name=name)
                )

    def _sources(self) -> Iterator[tuple[str, Citation]]:
        """`[sources.key]` with `text` and perhaps `href`."""
        for number, (name, given) in enumerate(self._tables("sources"), 1):
            text, href = given.get("text"), given.get("href", "")
            if isinstance(text, str) and isinstance(href, str):
                yield name, Citation(number, text, href)
            else:
                self.tell(TOML, self._at(f"sources.{name}"), _("Lähteellä {name} pitää olla text.", name=name))

    def _tables(self, name: str) -> list[tuple[str, dict[str, Any]]]:
        given = self.settings.get(name, {})
        if isinstance(given, dict) and all(isinstance(one, dict) for one in given.values()):
            return list(given.items())
        self.tell(TOML, self._at(name), _("Asetusta {name} ei voi lukea.", name=name))
        return []

    def _slugs(self) -> dict[str, str]:
        """The address of each chapter by its file."""
        slugs: dict[str, str] = {}
        for file in self.folder.chapters:
            name = slug(NUMBERED.sub("", file.removesuffix(".md")), "luku")
            if name in slugs.values():
                self.tell(file, 1, _("Toisella luvulla on jo nimi {name}. Nimeä tiedosto toisin.", name=name))
                continue
            slugs[file] = name
        return slugs

    def _chapters(self, slugs: Mapping[str, str], known: Known) -> Iterator[EditionChapter]:
        for file, name in slugs.items():
            try:
                text = self.folder.text(file)
            except Unreadable as why:
                self.tell(file, 1, str(why))
            else:
                yield self._chapter(file, name, text, known)

    def _chapter(self, file: str, name: str, text: str, known: Known) -> EditionChapter:
        given, text, strange = front_matter(text)
        for line in strange:
            self.tell(file, line, _("Rivi ei ole asetus. Asetus kirjoitetaan: nimi: arvo"))
        for key in given.keys() - CHAPTER_KEYS:
            self.tell(file, given[key][1], _("Asetusta {name} ei tunneta.", name=key))
        title, text = _titled(
            text, given.get("title", ("", 0))[0] or name.replace("-", " ").capitalize(), "title" in given
        )
        language = given.get("language", (self.language, 0))[0]
        if language not in LANGUAGES:
            self.tell(file, given["language"][1], _("Kieltä {language} ei tunneta.", language=language))
            language = self.language
        parsed = parse(text, language=language, known=known)
        self.flaws += [Flaw(file, one.line, one.sentence, not one.stops) for one in parsed.problems]
        return EditionChapter(
            name,
            Chapter(language, title, parsed.blocks),
            known.citations,
            art=self._art(file, given),
            owner=given.get("owner", ("", 0))[0],
            valid_from=self._date(file, "valid_from", given),
            look_again_by=self._date(file, "look_again_by", given),
        )

    def _art(self, file: str, given: Mapping[str, tuple[str, int]]) -> str:
        name, line = given.get("art", ("", 0))
        if name and name not in self.folder.pictures:
            self.tell(file, line, _("Kuvaa ”{name}” ei ole tämän oppaan kuvissa.", name=name))
            return ""
        return name

    def _date(self, file: str, key: str, given: Mapping[str, tuple[str, int]]) -> date | None:
        written, line = given.get(key, ("", 0))
        try:
            return date.fromisoformat(written) if written else None
        except ValueError:
            self.tell(file, line, _("Päivä kirjoitetaan näin: {name}: 2026-11-17", name=key))
            return None

    def _check_places(self, chapters: tuple[EditionChapter, ...], slugs: Mapping[str, str]) -> None:
        """A reference to another chapter may name a heading that is not there."""
        files = {name: file for file, name in slugs.items()}
        headings = {of.slug: {b.anchor for b in every(of.chapter.blocks) if isinstance(b, Heading)} for of in chapters}
        for of in chapters:
            for target in missed(of, headings):
                line = _line_of(self.folder.text(files[of.slug]), target)
                self.tell(files[of.slug], line, _("Viittaus ”#{target}” ei osoita mihinkään otsikkoon.", target=target))


def _titled(text: str, otherwise: str, given: bool) -> tuple[str, str]:
    """The chapter's title: that of the settings, else its first line when that is a heading of the first level."""
    lines = text.split("\n")
    first = next((n for n, line in enumerate(lines) if line.strip()), None)
    found = TITLE.fullmatch(lines[first]) if first is not None and not given else None
    if first is None or found is None:
        return otherwise, text
    lines[first] = ""
    return found[1] or otherwise, "\n".join(lines)


def _line_of(text: str, target: str) -> int:
    return next((n for n, line in enumerate(text.split("\n"), 1) if f"#{target}" in line), 1)
