"""A survey as its answerers will see it: on a phone's screen, in each language. It can be tried; nothing is kept."""

from typing import Any

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.params import FromQuery
from litestar.response import Template
from pydantic import ValidationError

from agentnet.surveys import queries
from agentnet.surveys.answering import asked_in, form_of
from agentnet.surveys.flow import QuestionKind
from agentnet.surveys.languages import missing_in
from agentnet.surveys.pages.doors import survey_in_sight
from agentnet.surveys.pages.managing import about
from agentnet.surveys.questions import Asking, Replies, read
from agentnet.surveys.writing import QuestionForm
from agentnet.web import LONG_TEXT, Entry, Policy, Seen, Session, here, page
from agentnet.words import LANGUAGES, language


class PreviewPages(Controller):
    path = "/surveys/{survey_id:uuid}/preview"
    dependencies = {"seen": Provide(survey_in_sight)}

    @get(policy=Policy.COORDINATOR, frames=True)
    async def show(self, session: Session, seen: Seen[queries.Seen], spoken: FromQuery[str] = "") -> Template:
        seen.standing.require("lead")
        chosen = spoken if spoken in seen.survey.languages else seen.survey.languages[0]
        questions = await queries.questions_of(session, seen.survey.id)
        missing = missing_in(seen.survey, questions, chosen)
        return page("surveys/preview.html", chosen=chosen, missing=missing, **about(seen))

    @get("/phone", policy=Policy.COORDINATOR, framed=True)
    async def phone(self, session: Session, seen: Seen[queries.Seen], spoken: FromQuery[str] = "") -> Template:
        seen.standing.require("lead")
        return await _phone(session, seen, spoken)

    @post("/phone", policy=Policy.COORDINATOR, framed=True, request_max_body_size=LONG_TEXT)
    async def try_out(self, session: Session, seen: Seen[queries.Seen], spoken: FromQuery[str] = "") -> Template:
        """What sending would do: the errors, or a word of thanks."""
        seen.standing.require("lead")
        _speak(spoken)
        replies = read(await asked_in(session, seen.survey), here().form)
        return await _phone(session, seen, spoken, replies)

    @post("/question", policy=Policy.COORDINATOR)
    async def question(self, request: Request[Any, Any, Any], seen: Seen[queries.Seen]) -> Template:
        """The question that is being written, as it will be asked; as much of it as there is."""
        seen.standing.require("lead")
        entry = await Entry.read(request, QuestionForm)
        return page("surveys/_preview_question.html", asking=_as_typed(entry))


async def _phone(session: Session, seen: queries.Seen, spoken: str, replies: Replies | None = None) -> Template:
    _speak(spoken)
    form = await form_of(session, seen.survey, replies)
    status = 422 if replies and not replies.ok else 200
    tried = replies is not None and replies.ok
    context = {"survey": seen.survey, "asking": seen.network, "tried": tried, "wanted": spoken}
    return page("surveys/preview_phone.html", status=status, **form, **context)


def _speak(spoken: str) -> None:
    """The page too speaks the language that is looked at."""
    if spoken in LANGUAGES:
        language.set(spoken)


def _as_typed(entry: Entry[QuestionForm]) -> Asking | None:
    """A question of what has been typed so far."""
    kind = next((one for one in QuestionKind if [one] == entry.typed.get("kind")), QuestionKind.TEXT)
    typed = {name: said[-1] for name, said in entry.typed.items() if said}
    form = entry.value if entry.ok else QuestionForm.model_construct(kind=kind, label=typed.get("label", ""))
    words = form.words(kind, []) | {"label": typed.get("label", ""), "shown_if": None}
    words["options"] = list(dict.fromkeys(words["options"]))
    words["rows"] = list(dict.fromkeys(words["rows"]))
    try:
        return Asking(key="preview", kind=kind, **words)
    except ValidationError:
        return None
