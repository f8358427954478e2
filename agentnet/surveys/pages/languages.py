"""In which languages a survey is asked, and its texts side by side with the first ones."""

from typing import Any

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.params import FromPath
from litestar.response import Redirect, Template

from agentnet.surveys import languages, queries
from agentnet.surveys.forms import LanguagesForm
from agentnet.surveys.pages.doors import survey_in_sight
from agentnet.surveys.pages.managing import about
from agentnet.surveys.questions import Replies
from agentnet.web import LONG_TEXT, Entry, Policy, Seen, Session, go, here, page
from agentnet.words import LANGUAGES, N_, Missing, _


class LanguagePages(Controller):
    path = "/surveys/{survey_id:uuid}/languages"
    dependencies = {"seen": Provide(survey_in_sight)}

    @get(policy=Policy.COORDINATOR)
    async def show(self, session: Session, seen: Seen[queries.Seen]) -> Template:
        seen.standing.require("lead")
        first, *others = seen.survey.languages
        return await _languages(session, seen, Entry.blank(LanguagesForm, first=first, others=others))

    @post(policy=Policy.COORDINATOR)
    async def choose(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[queries.Seen]
    ) -> Template | Redirect:
        seen.standing.require("lead")
        entry = await Entry.read(request, LanguagesForm)
        if entry.ok and not {entry.value.first, *entry.value.others} <= set(LANGUAGES):
            entry.refuse("first", _("Valitse jokin vaihtoehdoista."))
        if not entry.ok:
            return await _languages(session, seen, entry, status=422)
        languages.choose(seen.survey, entry.value.first, entry.value.others)
        await session.commit()
        return go(f"/surveys/{seen.survey.id}/languages", N_("Tallennettu."))

    @get("/{code:str}", policy=Policy.COORDINATOR)
    async def side_by_side(self, session: Session, seen: Seen[queries.Seen], code: FromPath[str]) -> Template:
        seen.standing.require("lead")
        questions = await queries.questions_of(session, seen.survey.id)
        pieces = languages.pieces_of(seen.survey, questions, _other(seen, code))
        return _texts(seen, code, pieces, Replies(typed={piece.name: [piece.said] for piece in pieces}))

    @post("/{code:str}", policy=Policy.COORDINATOR, request_max_body_size=LONG_TEXT)
    async def translate(self, session: Session, seen: Seen[queries.Seen], code: FromPath[str]) -> Template | Redirect:
        seen.standing.require("lead")
        questions = await queries.questions_of(session, seen.survey.id)
        pieces = languages.pieces_of(seen.survey, questions, _other(seen, code))
        said, wrong = languages.judged(pieces, here().form)
        if not wrong and here().form.first("seal") not in ("", languages.seal(pieces)):
            wrong[""] = _("Alkuperäinen teksti muuttui, kun kirjoitit. Vertaa käännöstä siihen ja tallenna uudelleen.")
        if wrong:
            typed = {piece.name: here().form.get(piece.name, [""]) for piece in pieces}
            return _texts(seen, code, pieces, Replies(typed=typed, errors=wrong), status=422)
        languages.translate(seen.survey, questions, code, said)
        await session.commit()
        return go(f"/surveys/{seen.survey.id}/languages", N_("Tallennettu."))


def _other(seen: queries.Seen, code: str) -> str:
    """A language of the survey besides the first. Raises: Missing."""
    if code not in seen.survey.languages[1:]:
        raise Missing
    return code


async def _languages(session: Session, seen: queries.Seen, entry: Entry[LanguagesForm], status: int = 200) -> Template:
    questions = await queries.questions_of(session, seen.survey.id)
    missing = {code: languages.missing_in(seen.survey, questions, code) for code in seen.survey.languages[1:]}
    old = {code: languages.old_in(seen.survey, questions, code) for code in missing}
    context = {"entry": entry, "missing": missing, "old": old, "tongues": languages.TONGUES, **about(seen)}
    return page("surveys/languages.html", status=status, **context)


def _texts(seen: queries.Seen, code: str, pieces: list[languages.Piece], entry: Replies, status: int = 200) -> Template:
    context = {"code": code, "pieces": pieces, "entry": entry, "tongues": languages.TONGUES, **about(seen)}
    context |= {"seal": languages.seal(pieces), "changed": languages.CHANGED[seen.survey.languages[0]]}
    return page("surveys/translating.html", status=status, **context)
