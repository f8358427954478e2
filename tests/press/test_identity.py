"""Ids live through edits: comments and sources stay with their paragraph."""

from agentnet.guide.press import changes, content_hash, parse
from agentnet.guide.press.ast import Block, every
from tests.press.sample import KNOWN, MEETING

FIRST = "Yksi kappale palaverista.\n\nToinen kappale kutsusta ja pohjasta.\n\nKolmas kappale seurannasta."


def read(markdown: str, previous: tuple[Block, ...] = ()) -> tuple[Block, ...]:
    return parse(markdown, language="fi", previous=previous, known=KNOWN).blocks


def ids(blocks: tuple[Block, ...]) -> list[str]:
    return [piece.id for piece in every(blocks)]


def test_the_same_text_has_the_same_ids_each_its_own() -> None:
    assert ids(read(MEETING)) == ids(read(MEETING, read(MEETING)))
    assert len(set(ids(read(MEETING)))) == len(ids(read(MEETING)))


def test_equal_paragraphs_have_ids_of_their_own() -> None:
    assert len(set(ids(read("Sama.\n\nSama.\n\nSama.")))) == 3


def test_an_edited_paragraph_keeps_its_id() -> None:
    first = read(FIRST)
    assert ids(read(FIRST.replace("kutsusta", "yhteisestä kutsusta"), first)) == ids(first)


def test_a_paragraph_that_has_only_grown_or_been_cut_keeps_its_id() -> None:
    short = FIRST.replace("kutsusta ja pohjasta.", "kutsusta ja pohjasta, joka lähtee viikkoa ennen.")
    long = short.replace("ennen.", "ennen kaikille. Jos joku on eri mieltä, hän sanoo sen heti ja asia kirjataan ylös.")
    long = long.replace("Toinen kappale", "Tässä on nyt luvun toinen kappale")
    first, grown = read(short), read(long, read(short))
    assert ids(grown) == ids(first)
    assert ids(read(short, grown)) == ids(first)


def test_a_new_paragraph_gets_a_new_id_and_the_others_keep_theirs() -> None:
    first = read(FIRST)
    second = read(FIRST.replace("Toinen", "Aivan uusi asia tässä välissä.\n\nToinen"), first)
    assert [block.id for block in second if block.id in ids(first)] == ids(first)
    assert second[1].id not in ids(first)


def test_a_moved_paragraph_keeps_its_id() -> None:
    first = read(FIRST)
    one, two, three = FIRST.split("\n\n")
    assert ids(read("\n\n".join((three, one, two)), first)) == [first[2].id, first[0].id, first[1].id]


def test_a_rewritten_paragraph_is_a_new_one() -> None:
    first = read(FIRST)
    second = read(
        FIRST.replace("Toinen kappale kutsusta ja pohjasta.", "Ihan muuta sanottavaa näille sivuille."), first
    )
    assert second[1].id not in ids(first)


def test_an_id_is_not_given_again_to_another_text() -> None:
    first = read("Alku on tässä.")
    second = read("Alku on nyt tässä.", first)
    third = read("Alku on nyt tässä.\n\nAlku on tässä.", second)
    assert third[0].id == first[0].id
    assert third[1].id != first[0].id


def test_a_list_item_keeps_its_id_when_another_is_added() -> None:
    first = read("- Kutsu lähtee ajoissa\n- Kirjaaja sovitaan")
    second = read("- Kutsu lähtee ajoissa\n- Lupa kysytään\n- Kirjaaja sovitaan", first)
    assert set(ids(first)) < set(ids(second))


def test_changes_show_words_put_in_and_taken_out() -> None:
    before = read(FIRST)
    one, two, _ = FIRST.split("\n\n")
    after = read(
        "\n\n".join((one, two.replace("kutsusta", "yhteisestä kutsusta"), "Jotain aivan muuta lopuksi.")), before
    )
    found = changes(before, after)
    assert [change.how for change in found] == ["same", "changed", "removed", "added"]
    assert [(s.kind, s.text.strip()) for s in found[1].segments if s.kind != "same"] == [("ins", "yhteisestä")]
    assert {segment.kind for change in found for segment in change.segments} == {"same", "ins", "del"}


def test_a_change_of_form_alone_is_a_change() -> None:
    before = read("Kysy aina asiakkaalta.")
    (change,) = changes(before, read("Kysy **aina** asiakkaalta.", before))
    assert (change.how, [segment.kind for segment in change.segments]) == ("changed", ["same"])


def test_the_hash_follows_content_and_not_ids() -> None:
    fresh = read("Alku on tässä.", ())
    carried = read("Alku on tässä.", read("Alku on ollut tässä."))
    assert fresh[0].id != carried[0].id
    assert content_hash("fi", "Luku", fresh) == content_hash("fi", "Luku", carried)


def test_the_hash_follows_everything_that_was_approved() -> None:
    blocks = read(FIRST)
    hashes = {
        content_hash("fi", "Luku", blocks),
        content_hash("sv", "Luku", blocks),
        content_hash("fi", "Muu luku", blocks),
        content_hash("fi", "Luku", read(FIRST.replace("Yksi", "*Yksi*"))),
        content_hash("fi", "Luku", blocks, {"kuva.png": "aa"}),
        content_hash("fi", "Luku", blocks, {"kuva.png": "bb"}),
        content_hash("fi", "Luku", blocks, {}, {"k3": "1"}),
        content_hash("fi", "Luku", blocks, {}, {"k3": "2"}),
    }
    assert len(hashes) == 8
    assert content_hash("fi", "L", blocks, {"a": "1", "b": "2"}) == content_hash(
        "fi", "L", blocks, {"b": "2", "a": "1"}
    )
