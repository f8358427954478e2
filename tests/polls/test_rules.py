"""The rules of polls in tables: answers, figures with their ties, the words of a cloud. No database."""

from uuid import UUID, uuid4

import pytest

from agentnet.words import Refused
from agentnet.workshops.polls import figures, words
from agentnet.workshops.polls.figures import Figures, Text
from agentnet.workshops.polls.flow import PollKind, TextState
from agentnet.workshops.polls.rules import Given, Unfit, judge_answer, judge_options, lines
from agentnet.workshops.polls.words import Written, fold, grouped

A, B, C = "a", "b", "c"
OPTIONS = [(A, "Kutsu"), (B, "Aika"), (C, "Tila")]


@pytest.mark.parametrize(
    ("kind", "given", "several", "kept"),
    [
        (PollKind.CHOICE, Given(chosen=(A,)), False, (A,)),
        (PollKind.CHOICE, Given(chosen=(A, B, A)), True, (A, B)),
        (PollKind.CHOICE, Given(chosen=(A, B)), False, "choice"),
        (PollKind.CHOICE, Given(chosen=("x",)), True, "choice"),
        (PollKind.CHOICE, Given(), True, "choice"),
        (PollKind.SCALE, Given(score=5), False, 5),
        (PollKind.SCALE, Given(score=0), False, "score"),
        (PollKind.SCALE, Given(), False, "score"),
        (PollKind.RANKING, Given(chosen=(C, A, B)), False, (C, A, B)),
        (PollKind.RANKING, Given(chosen=(C, A)), False, "order"),
        (PollKind.RANKING, Given(chosen=(C, A, A)), False, "order"),
        (PollKind.CLOUD, Given(texts=("Kiire", " kiire! ", "aika")), False, ("Kiire", "aika")),
        (PollKind.CLOUD, Given(texts=("kiire\naika",)), False, ("kiire", "aika")),
        (PollKind.CLOUD, Given(texts=("a b c", "d", "e", "f")), False, "text"),
        (PollKind.OPEN, Given(texts=("  Kutsu ",)), False, ("Kutsu",)),
        (PollKind.OPEN, Given(texts=(" ",)), False, "text"),
    ],
)
def test_an_answer_is_judged_by_its_kind(kind: PollKind, given: Given, several: bool, kept: object) -> None:
    def judged() -> Given:
        return judge_answer(kind, given, options=[A, B, C], several=several, words=3)

    if isinstance(kept, str):
        with pytest.raises(Unfit) as wrong:
            judged()
        assert wrong.value.field == kept
    else:
        assert kept in (judged().chosen, judged().score, judged().texts)


@pytest.mark.parametrize(
    ("kind", "options", "fits"),
    [
        (PollKind.CHOICE, "Kyllä\n\n Ei ", True),
        (PollKind.CHOICE, "Kyllä", False),
        (PollKind.CHOICE, "Kyllä\nkyllä", False),
        (PollKind.CHOICE, "\n".join(map(str, range(13))), False),
        (PollKind.RANKING, "\n".join(map(str, range(9))), False),
        (PollKind.CHOICE, "Kyllä\n" + "ä" * 121, False),
        (PollKind.SCALE, "", True),
    ],
)
def test_options_are_two_or_more_and_different(kind: PollKind, options: str, fits: bool) -> None:
    if fits:
        judge_options(kind, lines(options))
    else:
        with pytest.raises(Unfit):
            judge_options(kind, lines(options))


def test_ties_are_shown() -> None:
    bars = figures.choice(OPTIONS, [[A], [B], [C, A], [B]])
    assert [(bar.number, bar.tied) for bar in bars] == [(2, True), (2, True), (1, False)]
    assert Figures(4, bars).foremost == ("Kutsu", "Aika")
    assert not Figures(0, figures.choice(OPTIONS, [])).foremost


def test_a_scale_has_its_distribution() -> None:
    assert [bar.number for bar in figures.scale([1, 5, 5])] == [1, 0, 0, 0, 2]
    assert [round(bar.share) for bar in figures.scale([1, 5, 5])] == [33, 0, 0, 0, 67]


def test_a_ranking_goes_by_bordas_count_and_equals_share_their_place() -> None:
    rows = figures.ranking(OPTIONS, [[A, B, C], [B, A, C], [C, A, B]])
    told = [(row.place, row.label, row.points, round(row.mean, 2), row.tied) for row in rows]
    assert told == [(1, "Kutsu", 7, 1.67, False), (2, "Aika", 6, 2.0, False), (3, "Tila", 5, 2.33, False)]
    tied = figures.ranking(OPTIONS, [[A, B, C], [B, A, C]])
    assert [(row.place, row.tied) for row in tied] == [(1, True), (1, True), (3, False)]
    assert figures.ranking(OPTIONS, []) == ()


def test_written_answers_are_paged_for_the_wall() -> None:
    texts = [Text(uuid4(), "Lyhyt", TextState.SHOWN) for _ in range(22)]
    assert [len(page) for page in figures.pages(texts)] == [18, 4]
    long = Text(uuid4(), "pitkä " * 150, TextState.SHOWN)
    assert [len(page) for page in figures.pages([long, long, *texts[:2]])] == [2, 2]
    assert figures.pages([]) == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Luottamus", "luottamus!", True),
        ("  yhteinen   asiakas", "Yhteinen asiakas", True),
        ("sote", "SOTE", True),
        ("é", "e\u0301", True),
        ("kuusi", "kuuset", False),
        ("?!", "!", False),
    ],
)
def test_words_are_compared_without_capitals_and_signs(one: str, other: str, same: bool) -> None:
    assert (fold(one) == fold(other)) is same


def wrote(*pairs: tuple[str, str | None]) -> list[Written]:
    """Words, each by another person, with their base forms."""
    return [Written(UUID(int=n), text, fold(text), base) for n, (text, base) in enumerate(pairs)]


def test_until_the_base_forms_are_known_only_identical_words_are_one() -> None:
    groups = grouped(wrote(("Asiakas", None), ("asiakas", None), ("asiakkaalle", None)), {})
    assert [(group.label, group.people) for group in groups] == [("asiakas", 2), ("asiakkaalle", 1)]


def test_a_group_goes_by_its_most_common_form() -> None:
    several = [("asiakkaat", "asiakas"), ("asiakkaat", "asiakas"), ("asiakas", ""), ("kiire", "")]
    groups = grouped(wrote(*several), {})
    assert [(group.label, group.people, group.size) for group in groups] == [("asiakkaat", 3, 6), ("kiire", 1, 1)]


def test_one_person_counts_once_in_a_group() -> None:
    me = UUID(int=1)
    both = [Written(me, "asiakas", "asiakas", ""), Written(me, "asiakkaat", "asiakkaat", "asiakas")]
    assert [group.people for group in grouped(both, {})] == [1]


def test_a_leader_joins_and_splits_by_hand() -> None:
    three = wrote(("palkka", ""), ("palkkaus", ""), ("palkat", "palkka"))
    groups = grouped(three, {})
    assert {group.key: group.people for group in groups} == {"palkka": 2, "palkkaus": 1}
    decided = words.joined(groups, "palkkaus", "palkka", {})
    assert [group.people for group in grouped(three, decided)] == [3]
    later = [*three, *wrote(("palkkauksen", "palkkaus"))]
    assert len(grouped(later, decided)) == 1
    apart = words.split(grouped(three, decided), "palkka", decided)
    assert sorted(group.label for group in grouped(three, apart)) == ["palkat", "palkka"]
    assert words.key_of("palkan", "palkka", apart) == "palkka"
    for bad in (("palkka", "palkka"), ("x", "palkka")):
        with pytest.raises(Refused):
            words.joined(groups, *bad, {})
    with pytest.raises(Refused):
        words.split(groups, "palkkaus", {})
