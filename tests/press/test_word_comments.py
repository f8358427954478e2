"""Comments come back from Word to the paragraphs that they were made on; what is no honest Word file is refused."""

import io
import re
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from agentnet.guide.press.ast import Block, every
from agentnet.guide.press.docx_book import chapter_docx
from agentnet.guide.press.plain import plain, words_of
from agentnet.guide.press.word_comments import comments_in, read_comments
from agentnet.guide.press.word_package import DEEPEST, Unfit, Why
from agentnet.guide.press.zipping import as_zip
from tests.press.sample import MEETING, chapter
from tests.press.word_files import by_hand, comment, commented, parts_of, ranged, with_part

CHAPTER = chapter("palaveri", "Verkostopalaveri", MEETING)
BLOCKS = CHAPTER.chapter.blocks
SENT = chapter_docx(CHAPTER, language="fi", title="Opas", reviewed="Versio 3")
INVITES = "Asiakas valitsee asialistan kolme"
CALLS = "Työpari soittaa asiakkaalle"
MARK = "Kaksi palvelua odottaa"
STORY = "Ensimmäistä kertaa lähdin palaverista"


def block_with(words: str) -> Block:
    return next(block for block in BLOCKS if words in plain([block]))


def test_a_comment_comes_back_to_its_block() -> None:
    back = commented(SENT, (INVITES, "Kuka tarkistaa?"), (CALLS, "Kahden viikon\nkuluttua, eikö?"))
    first, second = read_comments(back, BLOCKS)
    assert (first.block_id, first.text, first.author) == (block_with(INVITES).id, "Kuka tarkistaa?", "Maija Lehto")
    assert second.block_id == block_with(CALLS).id
    assert second.text == "Kahden viikon\nkuluttua, eikö?"
    assert second.quote.startswith(CALLS)
    assert read_comments(back)[0].block_id == first.block_id, "the bookmarks alone are enough"


def test_a_comment_inside_a_list_a_box_or_a_table_knows_its_piece_too() -> None:
    for words in (MARK, STORY, "Rooli"):
        (found,) = read_comments(commented(SENT, (words, "Tämä")), BLOCKS)
        if words != "Rooli":
            assert found.block_id == block_with(words).id
            piece = next(piece for piece in every(BLOCKS) if piece.id == found.piece)
            assert words in words_of(piece)
            assert len(words_of(piece)) < len(words_of(block_with(words)))
        assert found.block_id in {block.id for block in BLOCKS}


def test_every_block_can_be_commented_on() -> None:
    """Each paragraph of the file, one after another, in one go."""
    xml = parts_of(SENT)["word/document.xml"].decode()
    names = re.findall(r'w:name="(b_\w+)"', xml)
    assert len(names) == len(set(names))
    assert {f"b_{piece.id}" for piece in every(BLOCKS)} <= set(names)


def test_a_range_over_two_marks_of_a_list_is_the_list_and_over_two_paragraphs_the_first() -> None:
    marks = by_hand(SENT, ranged(0, "Asiakas kertoo samat asiat", MARK), comment(0, "Nämä ovat sama asia"))
    (found,) = read_comments(marks, BLOCKS)
    assert found.block_id == found.piece == block_with(MARK).id
    over = by_hand(SENT, ranged(0, CALLS, "Valitse yksi asiakas"), comment(0, "Tiivistä"))
    (found,) = read_comments(over, BLOCKS)
    assert found.block_id == block_with(CALLS).id
    assert "\n" in found.quote


def test_answers_and_settled_comments_are_told_apart() -> None:
    both = comment(4, "Puuttuuko vetäjä?", paragraph="0A0A0A01") + comment(7, "Lisätty.", paragraph="0A0A0A02")
    threads = '<w15:commentEx w15:paraId="0A0A0A01" w15:done="1"/>'
    threads += '<w15:commentEx w15:paraId="0A0A0A02" w15:paraIdParent="0A0A0A01" w15:done="1"/>'
    asked, answer = read_comments(by_hand(SENT, ranged(4, CALLS, CALLS), both, threads), BLOCKS)
    assert (asked.number, asked.answers, asked.resolved) == ("4", "", True)
    assert (answer.answers, answer.block_id, answer.text) == ("4", asked.block_id, "Lisätty.")
    assert asked.moment == datetime(2026, 11, 20, 10, 15, tzinfo=UTC)


def test_a_comment_on_a_changed_paragraph_stays_with_it() -> None:
    def rewritten(xml: str) -> str:
        return ranged(0, "Kaikki uusiksi", "Kaikki uusiksi")(xml.replace(CALLS, "Kaikki uusiksi tässä"))

    (found,) = read_comments(by_hand(SENT, rewritten, comment(0, "Muutin tätä")), BLOCKS)
    assert found.block_id == block_with(CALLS).id
    assert found.quote.startswith("Kaikki uusiksi tässä")


def test_a_comment_on_a_struck_out_paragraph_stays_with_it() -> None:
    def struck(xml: str) -> str:
        xml = ranged(0, CALLS, CALLS)(xml)
        at = xml.index(CALLS)
        run, end = xml.rindex("<w:r>", 0, at), xml.index("</w:r>", at) + len("</w:r>")
        gone = xml[run:end].replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
        return f'{xml[:run]}<w:del w:id="90" w:author="M">{gone}</w:del>{xml[end:]}'

    (found,) = read_comments(by_hand(SENT, struck, comment(0, "Pois")), BLOCKS)
    assert (found.block_id, found.quote[: len(CALLS)]) == (block_with(CALLS).id, CALLS)


def without_bookmarks(xml: str) -> str:
    return re.sub(r"<w:bookmark(?:Start|End)[^>]*/>", "", xml)


def test_without_bookmarks_the_words_tell_the_place() -> None:
    bare = by_hand(SENT, lambda xml: ranged(0, CALLS, CALLS)(without_bookmarks(xml)), comment(0, "Tähän"))
    assert read_comments(bare, BLOCKS)[0].block_id == block_with(CALLS).id

    def edited(xml: str) -> str:
        return ranged(0, "Työpari kyllä soittaa", "Työpari kyllä soittaa")(
            without_bookmarks(xml).replace("Työpari soittaa", "Työpari kyllä soittaa")
        )

    assert read_comments(by_hand(SENT, edited, comment(0, "Tähän")), BLOCKS)[0].block_id == block_with(CALLS).id
    (lost,) = read_comments(bare)
    assert (lost.block_id, lost.text, lost.quote[: len(CALLS)]) == ("", "Tähän", CALLS)


def test_a_comment_on_a_paragraph_of_the_directors_own_keeps_its_quote() -> None:
    own = "<w:p><w:r><w:t>Täysin oma lisäys aivan muusta asiasta.</w:t></w:r></w:p><w:sectPr"
    back = by_hand(
        SENT, lambda xml: ranged(0, "Täysin oma", "Täysin oma")(xml.replace("<w:sectPr", own)), comment(0, "Lisätkää")
    )
    (found,) = read_comments(back, BLOCKS)
    assert (found.block_id, found.quote) == ("", "Täysin oma lisäys aivan muusta asiasta.")


def test_a_comment_on_the_title_is_of_the_whole_chapter() -> None:
    (found,) = read_comments(commented(SENT, ("Verkostopalaveri", "Hyvä luku")), BLOCKS)
    assert (found.block_id, found.piece, found.quote) == ("", "", "Verkostopalaveri")


def test_a_file_saved_by_libreoffice_is_read_as_well() -> None:
    """It names runs and bookmarks anew, splits words into runs and puts the bookmark's end into the next paragraph."""

    def saved(xml: str) -> str:
        xml = ranged(0, CALLS, CALLS)(xml)
        xml = re.sub(
            r"(<w:bookmarkEnd [^>]*/>)((?:<w:comment[^>]*>|<w:r><w:commentReference[^>]*/></w:r>)*</w:p><w:p>)"
            r"(<w:pPr>.*?</w:pPr>)?",
            r"\2\3\1",
            xml,
        )
        xml = re.sub(
            r"<w:p>(?=<)",
            "<w:p><w:pPr><w:rPr></w:rPr></w:pPr>",
            xml.replace("<w:p><w:pPr>", '<w:p w:rsidR="1"><w:pPr>'),
        )
        return xml.replace(
            "soittaa asiakkaalle", 'soittaa</w:t></w:r><w:r><w:rPr></w:rPr><w:t xml:space="preserve"> asiakkaalle'
        )

    (found,) = read_comments(by_hand(SENT, saved, comment(0, "Näin")), BLOCKS)
    assert found.block_id == block_with(CALLS).id


def test_what_libreoffice_begins_twice_ends_once() -> None:
    """A bookmark over several paragraphs gets a second beginning at its last one, and only that one an end."""
    back = commented(SENT, (MARK, "Merkki"), (CALLS, "Soitto"))
    before = [(one.block_id, one.piece) for one in read_comments(back)]

    def doubled(data: bytes) -> bytes:
        xml, fresh = data.decode(), 1000
        for number, name in re.findall(r'<w:bookmarkStart w:id="(\d+)" w:name="([bc]_\w+)"/>', xml):
            begun, end = xml.index(f'<w:bookmarkStart w:id="{number}"'), f'<w:bookmarkEnd w:id="{number}"/>'
            if "</w:p>" in xml[begun : xml.index(end)]:
                fresh += 1
                twice = f'<w:bookmarkStart w:id="{fresh}" w:name="{name}"/><w:bookmarkEnd w:id="{fresh}"/>'
                xml = xml.replace(end, twice)
        assert fresh > 1000
        return xml.encode()

    again = read_comments(with_part(back, "word/document.xml", doubled))
    assert [(one.block_id, one.piece) for one in again] == before


def test_a_file_without_comments_has_none() -> None:
    assert read_comments(SENT, BLOCKS) == ()


async def test_comments_are_read_in_a_child() -> None:
    (found,) = await comments_in(commented(SENT, (CALLS, "Hyvä")), BLOCKS)
    assert found.text == "Hyvä"
    with pytest.raises(Unfit) as refused:
        await comments_in(b"MZ")
    assert refused.value.why is Why.NOT_WORD
    assert "Word" in refused.value.sentence


def zip_of(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            packed.writestr(name, data)
    return out.getvalue()


ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE w:document [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p>&a;</w:p></w:body>'
    "</w:document>"
)
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghij", strict=True)
)
HOSTILE: list[tuple[str, Callable[[], bytes], Why]] = [
    ("nothing", lambda: b"", Why.NOT_WORD),
    ("an old one", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, Why.OLD),
    ("another zip", lambda: zip_of(a=b"b"), Why.NOT_WORD),
    ("cut off", lambda: SENT[: len(SENT) // 2], Why.NOT_WORD),
    ("no text", lambda: as_zip({k: v for k, v in parts_of(SENT).items() if k != "word/document.xml"}), Why.BROKEN),
    (
        "no relations",
        lambda: as_zip({k: v for k, v in parts_of(SENT).items() if not k.startswith("_rels")}),
        Why.BROKEN,
    ),
    ("entities", lambda: with_part(SENT, "word/document.xml", lambda _xml: ENTITIES.encode()), Why.BROKEN),
    (
        "entities in utf-16",
        lambda: with_part(SENT, "word/document.xml", lambda _xml: ENTITIES.encode("utf-16")),
        Why.BROKEN,
    ),
    (
        "laughs",
        lambda: with_part(SENT, "[Content_Types].xml", lambda _xml: f"{LAUGHS}]><x>&j;</x>".encode()),
        Why.BROKEN,
    ),
    (
        "100 MB of XML",
        lambda: with_part(SENT, "word/document.xml", lambda xml: xml + b" " * (100 << 20)),
        Why.TOO_LARGE,
    ),
    ("a bomb beside", lambda: zip_of(**{**parts_of(SENT), "word/media/kuva.png": bytes(250 << 20)}), Why.TOO_LARGE),
    ("many parts", lambda: zip_of(**{f"p{n}": b"" for n in range(4000)}), Why.TOO_LARGE),
    ("macros", lambda: with_part(SENT, "word/vbaProject.bin", lambda _no: b"macro"), Why.MACROS),
    (
        "macros by name",
        lambda: with_part(
            SENT, "[Content_Types].xml", lambda xml: xml.replace(b"document.main", b"document.macroEnabled.main")
        ),
        Why.MACROS,
    ),
    (
        "deep",
        lambda: with_part(SENT, "word/document.xml", lambda _xml: b"<a>" * DEEPEST * 9 + b"</a>" * DEEPEST * 9),
        Why.BROKEN,
    ),
    ("not XML", lambda: with_part(SENT, "word/document.xml", lambda _xml: b"<w:document"), Why.BROKEN),
]


@pytest.mark.parametrize(("make", "why"), [one[1:] for one in HOSTILE], ids=[one[0] for one in HOSTILE])
def test_what_is_no_honest_word_file_is_refused(make: Callable[[], bytes], why: Why) -> None:
    with pytest.raises(Unfit) as refused:
        read_comments(make(), BLOCKS)
    assert refused.value.why is why


def test_a_file_with_two_parts_of_one_name_is_refused() -> None:
    out = io.BytesIO(SENT)
    with zipfile.ZipFile(out, "a") as packed, pytest.warns(UserWarning, match="Duplicate"):
        packed.writestr("word/document.xml", b"<a/>")
    with pytest.raises(Unfit):
        read_comments(out.getvalue())


def test_broken_bytes_end_in_a_refusal_or_in_comments() -> None:
    whole = bytearray(commented(SENT, (CALLS, "Hyvä")))
    for at in range(60, len(whole), 397):
        broken = whole.copy()
        broken[at] ^= 0xFF
        try:
            read_comments(bytes(broken), BLOCKS)
        except Unfit:
            continue
