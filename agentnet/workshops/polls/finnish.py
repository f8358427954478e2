"""Base forms of Finnish words, for joining `asiakkaalle` with `asiakas` in a cloud, and never two different words.

Loading the dictionary takes some 400 MB and 3 s, so this runs in a child process only (`jobs`); `serve` never imports
the dictionary. A word is joined with a base form only when all of these hold, else it is left alone:

- the dictionary gives that base form for it (for an unknown compound: for its last part);
- the word is not itself the base form of other words (`alusta` is a noun, not only `alku` in the elative);
- it can be a form of that noun by the rules of inflection (no `toivon` under `toivoa`), and of no other one;
- the base form is one noun, not two that look alike (`kuusi`: `kuusen` or `kuuden`).
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, TypeAlias

Lemma: TypeAlias = Callable[[str], str]
Known: TypeAlias = Mapping[str, str]

SHORTEST: Final = 3
"""A part of a compound has so many letters at least."""

PLAIN: Final = re.compile(r"[a-zåäö]+(?:-[a-zåäö]+)*")
_POSSESSIVE: Final = "(?:ni|si|nsa|nsä|mme|nne|[aeiouyäö]n)?"
_CLITIC: Final = "(?:kin|kaan|kään|ko|kö|han|hän)?"
_CLOSED: Final = "(?:n|t|ssa|ssä|sta|stä|lla|llä|lta|ltä|lle|ksi|tta|ttä)"
_OPEN: Final = "(?:a|ä|ta|tä|na|nä|kse|h?[aeiouyäö]n|seen|ten|)"
_PLURAL: Final = (
    "(?:en|in|den|tten|jen|a|ä|ja|jä|ta|tä|ssa|ssä|sta|stä|lla|llä|lta|ltä|lle|na|nä|ksi|kse|tta|ttä|hin|h[aeiouyäö]n|"
    "siin|ne)"
)
CLOSED, OPEN, PLURAL = (re.compile(case + _POSSESSIVE + _CLITIC) for case in (_CLOSED, _OPEN, _PLURAL))
"""Endings of the cases: those before which consonants weaken, those before which they do not, those of the plural."""

ENOUGH: Final = ("n", "t", "ssa", "ssä", "lla", "llä", "lle")
"""When one of these belongs to a word, it has forms of its own."""

STRONG: Final = ("na", "nä", "a", "ä", "an", "än", "on", "ön", "un", "yn", "in")
"""Endings before which consonants stay strong."""

GRADES: Final = (
    ("kk", "k"), ("pp", "p"), ("tt", "t"), ("nk", "ng"), ("mp", "mm"), ("nt", "nn"), ("lt", "ll"), ("rt", "rr"),
    ("t", "d"), ("p", "v"), ("k", "j"), ("k", "v"), ("k", ""),
)  # fmt: skip
LAST: Final = re.compile(r"^(.*?)([bcdfghjklmnpqrstvwxzšž]*)([aeiouyåäö]+)$")


def base_forms(words: Iterable[str]) -> dict[str, str]:
    """Each word (folded) with its base form, or "" when there is none that is certain. Slow: call it in a child."""
    # Imported here alone: the dictionary must never get into the server.
    from simplemma import lemmatize
    from simplemma.strategies.dictionaries import DEFAULT_DICTIONARY_FACTORY

    known = DEFAULT_DICTIONARY_FACTORY.get_dictionary("fi")
    return {word: base(word, lambda w: lemmatize(w, lang="fi"), known) for word in words}


def base(word: str, lemma: Lemma, known: Known) -> str:
    """The base form of one word, if it is certain."""
    if not PLAIN.fullmatch(word) or is_base(word, known):
        return ""
    found = lemma(word).lower()
    if found == word:
        return ""
    if word in known:
        return found if _certain(word, found, known) else ""
    return found if any(_certain(*parts, known) for parts in _last_parts(word, found, known)) else ""


def is_base(word: str, known: Known) -> bool:
    """Whether other words are forms of this one, whatever else it is a form of."""
    forms = (stem + end for stem in singular_stems(word) for end in ENOUGH)
    return any(known.get(form) == word for form in forms if form != word)


def _last_parts(word: str, found: str, known: Known) -> Iterator[tuple[str, str]]:
    """An unknown compound and its base form, each without the beginning that they share."""
    for at in range(SHORTEST, min(len(word), len(found)) - SHORTEST + 1):
        if word[:at] != found[:at]:
            return
        if known.get(word[at:]) == found[at:] and not is_base(word[at:], known):
            yield word[at:], found[at:]


def _certain(word: str, found: str, known: Known) -> bool:
    """`word` can be a form of the noun `found`, by a stem that the dictionary knows it to have."""
    stems = {stem for stem in singular_stems(found) if known.get(f"{stem}t") == found}
    if len(stems) != 1:  # none: no noun that is known well enough; two: two nouns that look alike
        return False
    if any(_is_noun(other, known) for other in _others(word, known) if other != found):
        return False
    closed = any(_fits(word, stem, CLOSED) for stem in stems)
    opened = any(_fits(word, stem, OPEN) for stem in singular_stems(found) | consonant_stems(found))
    return closed or opened or any(_fits(word, stem, PLURAL) for stem in plural_stems(found))


def _others(word: str, known: Known) -> Iterator[str]:
    """Nouns that, if there are such, have this very form too: `lavat` comes of `lava` and of `lapa`."""
    for end in ENOUGH:
        if word.endswith(end):
            stem = word.removesuffix(end)
            soft = {stem[:-1] + "i"} if stem.endswith("e") and f"{stem}t" in known else set()
            for one in _graded(stem) | soft:
                if len(one) >= SHORTEST and stem in singular_stems(one):
                    yield one


def _is_noun(word: str, known: Known) -> bool:
    """By forms that are only its own: those before which no consonant weakens."""
    return word in known and any(known.get(word + end) == word for end in STRONG)


def _fits(word: str, stem: str, endings: re.Pattern[str]) -> bool:
    return word.startswith(stem) and endings.fullmatch(word, len(stem)) is not None


def singular_stems(found: str) -> set[str]:
    """What the endings of the singular (and the plural's -t) may be put after."""
    stems = set(_special_stems(found))
    if found[-1:] in "aouyäö":
        stems |= _graded(found)
    elif found.endswith("i"):
        changed = {found[:-1] + "e"}
        if found.endswith("si"):
            changed |= {found[:-2] + "de", found[:-2] + "te"}
        stems |= _graded(found) | {g for one in changed for g in _graded(one)}
    elif found.endswith("e"):
        stems |= {one + "e" for one in _graded(found)}
    return stems


def _special_stems(found: str) -> Iterator[str]:
    """Nouns that end in a consonant, and -nen."""
    for end, stems in (
        ("nen", ("se",)),
        ("us", ("ukse", "ude")), ("ys", ("ykse", "yde")), ("os", ("okse",)), ("ös", ("ökse",)),
        ("is", ("ikse", "ii")), ("es", ("ekse", "ee")), ("as", ("akse", "aa")), ("äs", ("äkse", "ää")),
        ("ton", ("ttoma",)), ("tön", ("ttömä",)), ("in", ("ime",)),
        ("ut", ("ee", "ue")), ("yt", ("ee",)),
        ("l", ("le",)), ("r", ("re",)), ("n", ("ne",)),
    ):  # fmt: skip
        if found.endswith(end):
            for stem in stems:
                yield from _graded(found[: -len(end)] + stem) if len(end) > 1 else {found + "e"}


def consonant_stems(found: str) -> set[str]:
    """What the endings of the partitive may be put after: kiel+tä, ihmis+tä, asiakas+ta, perhet+tä."""
    stems = {found}
    if found.endswith("nen"):
        stems.add(found[:-3] + "s")
    if found.endswith("e"):
        stems.add(found + "t")
    if found.endswith(("us", "ys")):
        stems.add(found[:-1] + "t")
    if found.endswith("i"):
        cut = found[:-1]
        stems |= {cut, cut[:-1] + "t"} if cut.endswith("s") else {cut}
        stems.add(re.sub("[pk]s$", "s", cut))
    return stems


def plural_stems(found: str) -> set[str]:
    """Stems with the plural's i or j at their end."""
    stems = set()
    for stem in singular_stems(found):
        if stem.endswith(("aa", "ää", "ee", "ii", "uu", "yy", "oo", "öö")):
            stems.add(stem[:-1] + "i")
        elif stem.endswith(("uo", "yö", "ie")):
            stems.add(stem[:-2] + stem[-1] + "i")
        if stem.endswith(("ai", "ei", "oi", "ui", "yi", "äi", "öi")):
            stems.add(stem)
        if stem.endswith(("a", "ä", "e", "i")):
            cut = stem[:-1]
            stems |= {cut + "i", cut + "oi", cut + "öi", cut + "ei", cut + "oj", cut + "öj", cut + "ej", cut + "j"}
            if cut.endswith(("d", "t")):
                stems.add(cut[:-1] + "si")
        elif stem:
            stems |= {stem + "i", stem + "j"}
    return stems


def _graded(stem: str) -> set[str]:
    """The stem with the consonants before its last vowel as they are, weakened and strengthened."""
    grades = {stem}
    if (parts := LAST.match(stem)) is None:
        return grades
    head, consonants, vowel = parts.groups()
    for strong, weak in GRADES:
        if (strong, weak) == ("k", "v") and not (head.endswith(("u", "y")) and vowel[0] in "uy"):
            continue  # only as in puku, puvun
        for was, now in ((strong, weak), (weak, strong)):
            if was and consonants.endswith(was):
                grades.add(head + consonants[: len(consonants) - len(was)] + now + vowel)
    if vowel[1:]:
        grades.add(head + consonants + vowel[:1] + "k" + vowel[1:])
    return grades
