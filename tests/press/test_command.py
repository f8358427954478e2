"""`agentnet press`: a folder becomes a guide, or each thing to mend is told with its place; nothing else is read."""

import hashlib
import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest
from click.testing import CliRunner, Result

from agentnet.cli import main
from tests.press.sample import MEETING, PAIR
from tests.press.whole import picture

SETTINGS: Final = """title = "Opas"
number = "2026.1"
day = 2026-11-17
keywords = ["työpari"]
[sources.k3]
text = "Asiakas valitsee itse"
[sources.k7]
text = "Kutsupohja puuttuu"
[sources.k12]
text = "Kirjaaminen jää yhden varaan"
href = "https://example.fi/"
[glossary.verkostopalaveri]
word = "verkostopalaveri"
meaning = "Yhteinen tapaaminen"
"""
THIRD: Final = """---
owner: Varhan SOTE-työparit
valid_from: 2026-12-01
art: kuvat/talo.png
---
# Kolmas luku

[Sana](sanasto:verkostopalaveri), [kulku](#verkostopalaveri/kulku).

![Talo](kuvat/talo.png "Talo")
"""
CANARY: Final = "KANARIALINTU-8472"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "luvut"
    (made / "kuvat").mkdir(parents=True)
    (made / "01-miksi-tyopari.md").write_text(PAIR)
    (made / "02-verkostopalaveri.md").write_text(MEETING)
    (made / "03-kolmas.md").write_text(THIRD)
    (made / "kuvat" / "talo.png").write_bytes(picture())
    (made / "guide.toml").write_text(SETTINGS)
    return made


def pressed(folder: Path, *more: str) -> Result:
    return CliRunner().invoke(main, ["press", str(folder), str(folder.parent / "tulos"), *more])


def hashes(out: Path) -> dict[str, str]:
    files = (file for file in sorted(out.rglob("*")) if file.is_file())
    return {str(file.relative_to(out)): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def test_a_folder_becomes_a_guide_the_same_bytes_every_time(folder: Path) -> None:
    done = pressed(folder)
    assert done.exit_code == 0, done.output
    assert [line.partition(" ")[0] for line in done.output.splitlines()] == [
        "Luettu.", "PDF", "EPUB", "Word", "Verkko-opas", "Valmista:"
    ]  # fmt: skip
    out = folder.parent / "tulos"
    first = hashes(out)
    assert {"guide.pdf", "guide.epub", "guide.docx", "web.zip", "web/index.html", "web/kolmas.html"} <= first.keys()
    page = (out / "web" / "kolmas.html").read_text()
    assert "<h1>Kolmas luku</h1>" in page
    assert "Vastuutaho: Varhan SOTE-työparit" in page
    assert 'href="verkostopalaveri.html#kulku"' in page
    assert 'href="sanasto.html#verkostopalaveri"' in page
    (out / "web" / "vanha.html").write_text("edellinen")
    seeded = {**os.environ, "PYTHONHASHSEED": "4711", "TZ": "Asia/Tokyo", "LANG": "sv_FI.UTF-8"}
    command = [sys.executable, "-m", "agentnet.cli", "press", str(folder), str(out)]
    again = subprocess.run(command, env=seeded, capture_output=True, text=True, check=False)
    assert again.returncode == 0, again.stderr
    assert hashes(out) == first, "the same bytes, and what was left of the guide before is gone"


FLAWED: Final[dict[str, tuple[str, str, str]]] = {
    "unknown source": ("01-a.md", "Teksti.\n\nVäite [@k99].", "01-a.md:3: Lähdeviite ”@k99”"),
    "lines after settings": ("01-a.md", "---\nowner: X\n---\n\n![](kuvat/talo.png)", "01-a.md:5: Kuvalta kuvat/"),
    "a picture of the network": ("01-a.md", "![x](https://muualla.fi/k.png)", "01-a.md:1: Kuvaa ”https://muualla.fi"),
    "a picture outside": ("01-a.md", "![x](../../etc/passwd)", "01-a.md:1: Kuvaa ”../../etc/passwd”"),
    "an absolute picture": ("01-a.md", "![x](/etc/passwd)", "01-a.md:1: Kuvaa ”/etc/passwd”"),
    "a place in another chapter": ("01-a.md", "\n[x](#kolmas/ei-ole)", "01-a.md:2: Viittaus ”#kolmas/ei-ole”"),
    "an unknown setting": ("01-a.md", "---\nomistaja: X\n---\nT.", "01-a.md:2: Asetusta omistaja ei tunneta."),
    "a line that is no setting": ("01-a.md", "---\nroskaa\n---\nT.", "01-a.md:2: Rivi ei ole asetus."),
    "a bad day": ("01-a.md", "---\nvalid_from: huomenna\n---\nT.", "01-a.md:2: Päivä kirjoitetaan näin"),
    "a bad language": ("01-a.md", "---\nlanguage: xx\n---\nT.", "01-a.md:2: Kieltä xx ei tunneta."),
    "unknown art": ("01-a.md", "---\nart: ../x.png\n---\nT.", "01-a.md:2: Kuvaa ”../x.png”"),
    "two of one name": ("9-kolmas.md", "T.", "9-kolmas.md:1: Toisella luvulla on jo nimi kolmas."),
    "broken settings": ("guide.toml", 'day = 2026-11-17\ntitle = "auki', "guide.toml:2: Asetusten kirjoitusasu"),
    "an unknown setting of the guide": ("guide.toml", "day = 2026-11-17\nvari = 1", "guide.toml:2: Asetusta vari"),
    "no day": ("guide.toml", 'title = "x"', "guide.toml:1: Kirjoita julkaisupäivä"),
    "a number for a list": ("guide.toml", "day = 2026-11-17\nchanges = 1", "guide.toml:2: Asetuksen changes"),
    "a term without words": ("guide.toml", "day=2026-11-17\n[glossary.a]\n", "guide.toml:2: Termillä a"),
    "a table where none is": ("guide.toml", "day=2026-11-17\nsources=1\n", "guide.toml:2: Asetusta sources ei voi"),
    "a broken picture": ("kuvat/talo.png", "ei kuva", "kuvat/talo.png:1: Kuvaa ei voi lukea."),
}  # fmt: skip


@pytest.mark.parametrize(("file", "text", "told"), FLAWED.values(), ids=FLAWED)
def test_what_is_wrong_is_told_with_its_place(folder: Path, file: str, text: str, told: str) -> None:
    (folder / file).write_text(text)
    done = pressed(folder)
    assert done.exit_code == 1
    assert any(line.startswith(told) for line in done.output.splitlines()), done.output
    assert not (folder.parent / "tulos").exists(), "nothing is made"


def test_text_in_another_encoding_and_an_empty_folder_are_told(folder: Path, tmp_path: Path) -> None:
    (folder / "01-a.md").write_bytes("Hyvää".encode("latin-1"))
    assert "01-a.md:1: Tiedosto ei ole UTF-8" in pressed(folder).output
    (tmp_path / "tyhja").mkdir()
    done = CliRunner().invoke(main, ["press", str(tmp_path / "tyhja"), str(tmp_path / "o")])
    assert done.exit_code == 1
    assert "ei ole yhtään lukua" in done.output


def test_a_brand_is_checked(folder: Path) -> None:
    brand = folder.parent / "ilme.toml"
    for text, told in (
        ('ink = "punainen"', "Väri ink kirjoitetaan näin: #1b2a52"),
        ('health = "#9fd8d6"', "Väri health ei erotu pohjasta paper."),
        ('muste = "#000000"', "Asetusta muste ei tunneta."),
        ("ink = [", "Asetusten kirjoitusasu on virheellinen"),
    ):
        brand.write_text(text)
        done = pressed(folder, "--brand", str(brand))
        assert (done.exit_code, done.output.startswith(f"ilme.toml:1: {told}")) == (1, True), done.output


def test_results_are_not_mixed_with_chapters_nor_with_other_files(folder: Path) -> None:
    inside = CliRunner().invoke(main, ["press", str(folder), str(folder / "tulos")])
    assert (inside.exit_code, "sisällä" in inside.output) == (1, True)
    other = folder.parent / "tulos" / "web"
    other.mkdir(parents=True)
    (other / "oma.txt").write_text("tärkeä")
    assert pressed(folder).exit_code == 1
    assert (other / "oma.txt").read_text() == "tärkeä"


WATCHED: Final = """
import sys
seen = open(sys.argv.pop(1), "w", buffering=1)
def watch(event, args):
    if event in ("open", "os.listdir", "os.scandir", "socket.connect", "socket.getaddrinfo", "socket.bind"):
        seen.write(f"{event} {args[0] if event != 'socket.connect' else args[1]}\\n")
sys.addaudithook(watch)
from agentnet.cli import main
main()
"""


def test_what_is_outside_the_folder_and_on_the_network_is_never_read(folder: Path, tmp_path: Path) -> None:
    secret = tmp_path / "salaisuudet"
    secret.mkdir()
    (secret / "luku.md").write_text(f"# {CANARY}\n\n{CANARY}")
    (secret / "kuva.png").write_bytes(picture())
    (folder / "00-linkki.md").symlink_to(secret / "luku.md")
    (folder / "kuvat" / "linkki.png").symlink_to(secret / "kuva.png")
    (folder / "alla").symlink_to(secret)
    os.mkfifo(folder / "07-putki.md")
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        (folder / "04-kuvat.md").write_text(
            "![a](kuvat/linkki.png)\n\n![b](alla/kuva.png)\n\n![c](../salaisuudet/kuva.png)\n\n"
            f"![d]({secret}/kuva.png)\n\n![e](http://127.0.0.1:{port}/kuva.png)\n"
        )
        seen = tmp_path / "avatut"
        out = tmp_path / "tulos"
        command = [sys.executable, "-c", WATCHED, str(seen), "press", str(folder), str(out)]
        refused = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
        assert refused.returncode == 1
        assert refused.stderr.count("04-kuvat.md:") == 5
        (folder / "04-kuvat.md").write_text(f"[x](http://127.0.0.1:{port}/) ::: qr https://127.0.0.1:{port}/")
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
        assert done.returncode == 0, done.stderr
        server.settimeout(0.1)
        with pytest.raises(TimeoutError):
            server.accept()
    opened = seen.read_text()
    assert "02-verkostopalaveri.md" in opened, "the watch sees what is opened"
    assert "salaisuudet" not in opened
    assert "linkki" not in opened
    assert not any(line.startswith("socket.") for line in opened.splitlines())
    made = b"".join(file.read_bytes() for file in out.rglob("*") if file.is_file())
    assert CANARY.encode() not in made


def test_help_tells_how() -> None:
    said = CliRunner().invoke(main, ["press", "--help"]).output
    for word in ("FOLDER", "OUT", "--brand", "--lang", "--paper", "--bleed", "Tee kansion luvuista"):
        assert word in said
