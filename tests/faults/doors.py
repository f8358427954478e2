"""Every door that takes a form: where it stands in town, who knocks, and what a good filling-in looks like."""

from typing import Any, Final

from agentnet.accounts.pages.mine import LanguageForm, MyForm
from agentnet.accounts.pages.sign_in import CodeForm, SignInForm
from agentnet.guide.findings import forms as findings
from agentnet.home import naming
from agentnet.network.pages.nominating import NominationForm
from agentnet.network.pages.nominations import StepForm
from agentnet.network.pages.offering import OfferForm
from agentnet.network.pages.pairs import PairForm
from agentnet.network.pages.themes import MoveForm, ThemeForm
from agentnet.surveys import forms as surveys
from agentnet.surveys.writing import QuestionForm
from agentnet.web import Form
from agentnet.web.showcase import SampleForm
from agentnet.workshops import forms as workshops
from agentnet.workshops.boards.pages import (
    changes,
    export,
    grid_rows,
    leading,
    lines,
    moderation,
    moves,
    pictures,
    proxy,
    sections,
    settings,
    similar,
    suggesting,
    talk,
)
from agentnet.workshops.boards.pages.common import NotePress
from agentnet.workshops.boards.pages.ready import PresenceForm
from agentnet.workshops.carrying import pages as carrying
from agentnet.workshops.forms import steering
from agentnet.workshops.groups import forms as groups
from agentnet.workshops.outcomes import forms as outcomes
from agentnet.workshops.pages import again
from agentnet.workshops.polls import forms as polls
from agentnet.workshops.promises import forms as promises
from tests.faults.asking_doors import ASKING_DOORS
from tests.faults.coding_doors import CODING_DOORS
from tests.faults.door import Door, Fill
from tests.faults.door import filled as _fill
from tests.faults.door import silent as _silent
from tests.faults.guide_doors import GUIDE_DOORS
from tests.faults.letter_doors import LETTER_DOORS
from tests.faults.mine_doors import MINE_DOORS
from tests.faults.organisation_doors import ORGANISATION_DOORS
from tests.faults.people_doors import PEOPLE_DOORS
from tests.faults.result_doors import RESULT_DOORS
from tests.faults.survey_doors import SURVEY_DOORS
from tests.faults.task_doors import TASK_DOORS
from tests.faults.wave_doors import WAVE_DOORS
from tests.faults.year_doors import YEAR_DOORS


def _unit(**more: Any) -> Fill:
    return lambda town: {"unit_id": town.at["nomination"].unit_id, **more}


WORDS: Final = "Sana, joka jää talteen"
NET: Final = "/networks/{network}"
BOARD: Final = "/boards/{board ideation}"
DRAFT: Final = "/surveys/{survey draft}"
SECTION: Final = BOARD + "/settings/sections/{section ideation}"
LIVE: Final = "/workshops/{workshop}"
GROUPS: Final = LIVE + "/groups/{activity groups}"
OVER: Final = "/workshops/{workshop over}"
_EVENT = {"day": "2026-12-01", "starts": "12:30", "ends": "15:00"}
_QUESTION = {"kind": "choice", "options": f"{WORDS}\nToinen"}
_OTHERS = ("if_key", "if_said", "rows", "unit")  # of other kinds of questions: not on this one's page
_ENDS, _LIST = _silent("low", "high", *_OTHERS), _silent("options", *_OTHERS)
_ALL = _ENDS | _LIST
_WAY = _silent("way")
_SEAT = {"who": "@agent in"}
_POLL = {"kind": "choice", "options": f"{WORDS}\nToinen", "version": 1}
_POLLED = _silent("low", "high")
_UNWRITTEN, _SCALED = _silent("choice", "order", "text"), _silent("choice", "order")
_WORD = {"act": "join", "word": "kiire", "into": "aika"}
_ANSWER: type[Form] = surveys.AnswerForm

DOORS: Final = (
    Door("/sign-in", SignInForm, "nobody", _fill(email="aino.aalto@agentnet.example"), _silent("next")),
    Door("/sign-in/{link}", CodeForm, "nobody", _fill(code="ABCDEF")),
    Door("/language", LanguageForm, "nobody", _fill(language="fi"), _silent("language", "next")),
    Door("/me", MyForm, "aino", _fill(name="Aino Aalto", title=WORDS, phone="0501234567"), _silent("language")),
    Door("/components", SampleForm, "admin", silent=_silent("unit", "field", "areas")),
    Door(f"{NET}/nominations", NominationForm, "sari", _unit(name="Uusi", email="uusi@agentnet.example", why=WORDS)),
    Door(f"{NET}/offer", OfferForm, "sari", _unit(why=WORDS)),
    Door("/nominations/{nomination}/stage", StepForm, good=_fill(step="confirm"), silent=_silent("step")),
    Door(f"{NET}/pairs", PairForm),
    Door(f"{NET}/themes", ThemeForm, good=_fill(title="Teema", why=WORDS)),
    Door(f"{NET}/themes/{{theme}}", ThemeForm, good=_fill(title="Teema", why=WORDS, version=1)),
    Door(f"{NET}/themes/{{theme}}/move", MoveForm, good=_fill(where="up")),
    Door(f"{NET}/surveys", surveys.SurveyForm, good=_fill(title="Kysely", anonymity="anonymous", intro=WORDS)),
    Door(f"{DRAFT}/edit", surveys.SurveyForm, good=_fill(title="Kysely", anonymity="anonymous", intro=WORDS)),
    Door(f"{DRAFT}/questions", QuestionForm, good=_fill(label="Mistä?", help=WORDS, **_QUESTION), silent=_ENDS),
    Door(f"{DRAFT}/questions", QuestionForm, good=_fill(label="Mistä?", kind="scale", low=WORDS), silent=_LIST),
    Door(f"{DRAFT}/questions/{{question draft text}}", QuestionForm, good=_fill(label=WORDS), silent=_ALL),
    Door("/surveys/{survey closed}/results/theme", surveys.WishForm, good=_fill(source_id="@wish", title=WORDS)),
    Door("/surveys/{survey open}/answer", _ANSWER, "aino", _fill(**{"q-q1": WORDS, "q-q2": "3"})),
    Door(
        f"{NET}/workshops",
        workshops.WorkshopForm,
        good=_fill(title="Paja", purpose=WORDS, place="Sali", **_EVENT),
        silent=_silent("begin"),
    ),
    Door(
        "/workshops/{workshop planned}/edit",
        workshops.WorkshopForm,
        good=_fill(title="Paja", place=WORDS, **_EVENT),
        silent=_silent("begin"),
    ),
    Door(f"{LIVE}/programme/{{activity}}", workshops.ChangeForm, good=_fill(title=WORDS, instruction=WORDS)),
    Door(f"{LIVE}/programme/patterns", workshops.PatternForm, good=_fill(pattern="swot"), silent=_silent("pattern")),
    Door(f"{LIVE}/programme/patterns/save", workshops.SaveForm, good=_fill(name=WORDS, about=WORDS)),
    Door(f"{NET}/patterns/{{pattern}}", workshops.SaveForm, good=_fill(name=WORDS, about=WORDS)),
    Door(f"{LIVE}/register", workshops.RegisterForm, "pekka", _fill(attendance="on_site")),
    Door("/workshops/{workshop planned}/stage", workshops.StageForm, good=_fill(stage="open")),
    Door(
        f"{LIVE}/programme",
        workshops.ActivityForm,
        good=_fill(kind="board", title="Taulu", instruction=WORDS, sections=WORDS),
        silent=_silent("question", "options"),
    ),
    Door(
        f"{LIVE}/programme",
        workshops.ActivityForm,
        good=_fill(kind="poll", title="Kysely", question=WORDS, options=f"{WORDS}\nToinen"),
        silent=_silent("instruction", "sections", "rows"),
    ),
    Door(f"{LIVE}/programme/order", workshops.OrderForm, good=_fill(activity_id="@activity", way="up"), silent=_WAY),
    Door(f"{LIVE}/activity", workshops.StartForm, good=_fill(activity_id="@activity")),
    Door(f"{LIVE}/phase", workshops.PhaseForm, good=_fill(phase="presentation")),
    Door(f"{LIVE}/next", steering.StepForm, good=_fill(at="live"), silent=_silent("at", "to")),
    Door(f"{LIVE}/back", steering.StepForm, good=_fill(at="live"), silent=_silent("at", "to")),
    Door(f"{LIVE}/skip", steering.SkipForm, good=_fill(activity_id="@activity"), silent=_silent("to")),
    Door(f"{LIVE}/timer", steering.ClockForm, good=_fill(minutes=5), silent=_silent("was", "to")),
    Door(f"{LIVE}/door", workshops.DoorForm, good=_fill(act="lock"), silent=_silent("act")),
    Door(f"{LIVE}/participants/remove", workshops.RemoveForm, good=_fill(participant_id="@guest in")),
    Door(f"{LIVE}/people/answer", workshops.AnswerForForm, good=_fill(person_id="@agent in", attendance="remote")),
    Door(f"{LIVE}/people/tick", workshops.TickForm, good=_fill(person_id="@agent in"), silent=_silent("present")),
    Door(f"{LIVE}/people/return", workshops.RemoveForm, good=_fill(participant_id="@guest in")),
    Door(f"{LIVE}/people/same", workshops.DecideForm, good=_fill(pick_id="@agent in"), silent=_silent("same", "to")),
    Door(f"{LIVE}/same", workshops.DecideForm, "pekka", _fill(pick_id="@agent in"), _silent("same", "to")),
    Door(f"{LIVE}/claim", workshops.ClaimForm, "pekka", _fill(mine="yes"), _silent("mine")),
    Door(f"{LIVE}/extra", workshops.ExtraForm, "pekka", _fill(minutes=5)),
    Door("/join/{door}/pick", workshops.PickForm, "nobody", _fill(person_id="@agent in")),
    Door(f"{LIVE}/promise", promises.PromiseForm, "aino", _fill(text=WORDS, sharing="named")),
    Door(f"{OVER}/promise/answer", promises.AnswerForm, "aino", _fill(kept="done", learnt=WORDS)),
    Door(f"{LIVE}/promises/hide", promises.HideForm, good=_fill(source="@promised", hidden="yes")),
    Door(f"{OVER}/results/edit", outcomes.TakeHomeForm, good=_fill(intro=WORDS, onward=WORDS, version=0)),
    Door(f"{BOARD}/export/md", export.OrderForm, silent=_silent("whose")),
    Door("/join", workshops.CodeForm, "nobody", _fill(code="ABCDEFGH")),
    Door("/join/again", again.AgainForm, "nobody", _fill(next="/"), _silent("next")),
    Door("/join/{door}", workshops.NameForm, "nobody", _fill(name="Vieras Vilma"), _silent("find")),
    Door(
        f"{BOARD}/notes",
        changes.NoteForm,
        "aino",
        _fill(section="@section ideation", text=WORDS),
        silent=_silent("tone"),
    ),
    Door(
        f"{BOARD}/notes/{{note ideation}}/edit",
        changes.EditForm,
        "guest",
        _fill(onto=1, text=WORDS),
        silent=_silent("tone"),
    ),
    Door(f"{BOARD}/notes/{{note ideation}}/move", moves.MoveForm, good=_fill(section="@section ideation")),
    Door(f"{BOARD}/notes/{{note ideation}}/bundle", moves.BundleForm),
    Door(f"{BOARD}/bundles", moves.BundlesForm, good=_fill(notes="@note ideation")),
    Door(f"{BOARD}/notes/{{note ideation}}/title", moves.TitleForm, good=_fill(title=WORDS)),
    Door(f"{BOARD}/hide", changes.HideForm, good=_fill(note="@note ideation", reason=WORDS)),
    Door(f"{BOARD}/undo", changes.UndoForm),
    Door(f"{BOARD}/bin", NotePress, good=_fill(note="@note ideation")),
    Door(f"{BOARD}/pictures", pictures.PictureForm, good=_fill(alt=WORDS)),
    Door(
        f"{BOARD}/notes/{{note ideation}}/pictures", pictures.HangForm, good=_fill(picture="@note ideation", alt=WORDS)
    ),
    Door(f"{BOARD}/nods", talk.NodForm, good=_fill(nod="x:thanks"), silent=_silent("nod")),
    Door(f"{BOARD}/notes/{{note ideation}}/comments", talk.CommentForm, good=_fill(comment_text=WORDS)),
    Door(f"{BOARD}/uncomment", talk.UncommentForm, good=_fill(comment="@note ideation")),
    Door(f"{BOARD}/similar", similar.SimilarForm, good=_fill(text=WORDS), silent=_silent("text")),
    Door(f"{BOARD}/suggestions", suggesting.BundleForm, good=_fill(note="@note ideation", title=WORDS)),
    Door(f"{BOARD}/suggestions/all", suggesting.AllForm, good=_fill(group="x y"), silent=_silent("group")),
    Door(f"{BOARD}/suggestions/undo", suggesting.UndoForm, good=_fill(op="@note ideation")),
    Door(f"{BOARD}/moderation", moderation.ModerateForm, good=_fill(note="@note ideation", deed="hide", reason=WORDS)),
    Door(f"{BOARD}/moderation/all", moderation.ShowAllForm, good=_fill(note="@note ideation")),
    Door(f"{BOARD}/behalf", proxy.TableForm, good=_fill(name=WORDS, seats=4)),
    Door(f"{BOARD}/behalf/notes", proxy.ProxyNoteForm, good=_fill(section="@section ideation", text=WORDS, **_SEAT)),
    Door(f"{BOARD}/behalf/votes", proxy.ProxyVoteForm, good=_fill(note="@note ideation", **_SEAT)),
    Door(f"{BOARD}/behalf/lines", lines.LinesForm, good=_fill(section="@section ideation", lines=WORDS, **_SEAT)),
    Door("/boards/{board voting}/votes", NotePress, "aino", _fill(note="@note voting")),
    Door(f"{BOARD}/phase", leading.PhaseForm, good=_fill(phase="presentation"), silent=_silent("to")),
    Door(f"{BOARD}/timer", leading.TimerForm, good=_fill(minutes=5), silent=_silent("to")),
    Door(f"{BOARD}/spotlight", leading.LightForm, good=_fill(note="@note ideation"), silent=_silent("to")),
    Door(f"{BOARD}/screen", leading.ScreenForm, good=_fill(page=1), silent=_silent("to")),
    Door(f"{BOARD}/presence", PresenceForm, "aino", good=_fill(state="ready")),
    Door(f"{BOARD}/sections", leading.SectionForm, good=_fill(name=WORDS), silent=_silent("name")),
    Door(f"{BOARD}/sections/{{section ideation}}", leading.SectionForm, good=_fill(name=WORDS), silent=_silent("name")),
    Door(f"{BOARD}/settings", settings.SettingsForm, good=_fill(title=WORDS, task=WORDS, offers="choose")),
    Door(f"{BOARD}/settings/sections", sections.SectionForm, good=_fill(name=WORDS), silent=_silent("row")),
    Door(f"{BOARD}/settings/rows", grid_rows.RowForm, good=_fill(row_name=WORDS, names=WORDS)),
    Door(f"{BOARD}/settings/rows/0", sections.SectionForm, good=_fill(name=WORDS), silent=_silent("row")),
    Door(f"{SECTION}", sections.SectionForm, good=_fill(name=WORDS), silent=_silent("row")),
    Door(f"{SECTION}/move", sections.WayForm, good=_fill(later="yes"), silent=_silent("later")),
    Door(f"{SECTION}/remove", sections.RemoveForm, good=_fill(to="@section voting")),
    Door(f"{LIVE}/carry", carrying.CarryForm, good=_fill(q=WORDS, search="yes"), silent=_silent("search")),
    Door(f"{GROUPS}/deal", groups.DealForm, good=_fill(by="count", number=2)),
    Door(f"{GROUPS}/move", groups.MoveForm, good=_fill(participant_id="@agent in", group_id="@group")),
    Door(f"{GROUPS}/boards", groups.PlanForm, good=_fill(layout="columns", names=WORDS)),
    Door(f"{GROUPS}/{{group}}", groups.GroupForm, good=_fill(name=WORDS, task=WORDS)),
    Door(f"{GROUPS}/phase", groups.GroupsPhaseForm, good=_fill(phase="presentation"), silent=_silent("to")),
    Door(f"{GROUPS}/gather", groups.GatherForm, good=_fill(apart="yes"), silent=_silent("to", "apart")),
    Door(f"{GROUPS}/{{group}}/lead", groups.LeadForm, "aino", good=_fill(act="take")),
    Door("/polls/{poll draft}/edit", polls.PollForm, good=_fill(question=WORDS, **_POLL), silent=_POLLED),
    Door("/polls/{poll choice}/options", polls.MoreForm, good=_fill(options=WORDS)),
    Door("/polls/{poll choice}/answer", polls.AnswerForm, "aino", _fill(choice="@option choice 0"), _UNWRITTEN),
    Door("/polls/{poll scale}/answer", polls.AnswerForm, "aino", _fill(score=3), _UNWRITTEN),
    Door("/polls/{poll open}/answer", polls.AnswerForm, "aino", _fill(text=WORDS), _silent("choice", "order")),
    Door("/polls/{poll open}/behalf", proxy.TableForm, good=_fill(name=WORDS, seats=4)),
    Door("/polls/{poll open}/behalf/answers", polls.BehalfForm, good=_fill(text=WORDS, **_SEAT), silent=_SCALED),
    Door("/polls/{poll open}/behalf/remove", polls.TakeBackForm, good=_fill(answer="@ballot entered")),
    Door("/polls/{poll open}/step", polls.StepForm, good=_fill(step="close"), silent=_silent("next")),
    Door("/polls/{poll cloud}/texts", polls.TextForm, good=_fill(show="@word 0"), silent=_silent("hide")),
    Door("/polls/{poll open}/turn", polls.ScreenForm, good=_fill(page=0)),
    Door("/polls/{poll cloud}/words", polls.WordForm, good=_fill(**_WORD), silent=_silent("word", "into", "reason")),
    Door(
        f"{NET}/sources/fate",
        findings.FateForm,
        good=_fill(sources="@submission", fate="parked", reason=WORDS),
        silent=_silent("into", "sort"),
    ),
    Door("/contributions/{submission}/name", naming.QuoteForm, "aino", _fill(allowed="on")),
    Door(f"{NET}/sources/back", findings.BackForm, silent=_silent("back")),
    Door(
        f"{NET}/sources/from/{{assignment back}}",
        findings.GatherForm,
        good=_fill(sources="@submission"),
        silent=_silent("least", "by", "theme_id"),
    ),
    Door(f"{NET}/sources/pick", findings.SourcesForm, good=_fill(sources="@submission"), silent=_silent("ways")),
    Door("/findings/{finding}/sources/ways", findings.WaysForm, silent=_silent("ways")),
    Door(
        f"{NET}/findings", findings.FindingForm, good=_fill(text=WORDS, sources="@submission"), silent=_silent("ways")
    ),
    Door("/findings/{finding}", findings.FindingForm, good=_fill(text=WORDS, version=1), silent=_silent("ways")),
    *GUIDE_DOORS,
    *PEOPLE_DOORS,
    *RESULT_DOORS,
    *CODING_DOORS,
    *SURVEY_DOORS,
    *ORGANISATION_DOORS,
    *LETTER_DOORS,
    *TASK_DOORS,
    *ASKING_DOORS,
    *WAVE_DOORS,
    *YEAR_DOORS,
    *MINE_DOORS,
)
