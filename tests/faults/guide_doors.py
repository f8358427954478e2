"""Doors of the guide room that take a form."""

from typing import Final

from agentnet.guide.background.forms import BackgroundForm
from agentnet.guide.brands.forms import BrandForm
from agentnet.guide.chapters import forms as chapters
from agentnet.guide.chapters.art import ArtForm
from agentnet.guide.editions.forms import EditionForm, WithdrawForm
from agentnet.guide.glossary import forms as glossary
from agentnet.guide.guides.pages import MoveForm, SettingsForm
from agentnet.guide.pictures.pages import PictureActForm, PictureForm
from agentnet.guide.reading import desk_pages, reader_pages, saying_pages
from agentnet.guide.register import forms as register
from agentnet.guide.reviews import forms as reviews
from agentnet.guide.rollout import forms as rollout
from agentnet.guide.stickers.forms import BadgeForm, StickerForm, WishForm
from agentnet.guide.thanks.pages import NameForm
from agentnet.guide.tools.pages import ToolFileForm, ToolForm
from agentnet.guide.translations.pages import BeginForm, LevelForm
from agentnet.guide.writing import forms as writing
from tests.faults.door import Door, filled, silent

WORDS: Final = "Sana, joka jää talteen"
NET: Final = "/networks/{network}"
REVIEW: Final = "/chapters/{chapter review}"
_DRAFT = "00000000-0000-4000-8000-00000000d4af"
_CHOSEN = silent(*(set(BrandForm.model_fields) - {"name", "version"}))
_GUIDE = {"slug": "opas-uusi", "version": 1}
_GUIDE_CHOSEN = silent("slug", "kind", "public", "languages", "paper", "version")
_SAID = {"comment_id": "@comment review", "text": WORDS}
_EDITION = silent("language", "extent", "formats", "links")
_STEP = silent("step", "reason")
_OPEN = silent("title", "markdown", "page", "section")  # a script asks: the words stay in the browser, a sentence comes
_MADE, _SEEN = silent("language", "version"), silent("language", "content_hash")
_TERM = {"word": WORDS, "meaning": WORDS}
_ENTRY = silent("kind", "area_id", "areas", "regions", "source", "version")
_SOURCE = silent("kind", "dated", "theme_id", "version")
_TEXT = {"markdown": f"## {WORDS}", "version": 1}

GUIDE_DOORS: Final = (
    Door(f"{NET}/guides", chapters.GuideForm, good=filled(title="Opas", subtitle=WORDS)),
    Door("/guides/{guide}/chapters", chapters.ChapterForm, good=filled(title=WORDS)),
    Door("/chapters/{chapter drafting}/areas", chapters.AreasForm),
    Door("/chapters/{chapter drafting}/art", ArtForm, silent=silent("art")),
    Door("/chapters/{chapter drafting}/edit", chapters.TextForm, good=filled(title="Luku 1", **_TEXT)),
    Door(
        "/chapters/{chapter drafting}/edit/draft", writing.DraftForm, good=filled(draft=_DRAFT, **_TEXT), silent=_OPEN
    ),
    Door("/chapters/{chapter drafting}/edit/draft/remove", writing.DropForm, good=filled(draft=_DRAFT)),
    Door("/chapters/{chapter drafting}/edit/look", writing.LookForm, good=filled(**_TEXT), silent=_OPEN),
    Door("/chapters/{chapter drafting}/edit/weave", writing.WeaveForm, good=filled(**_TEXT), silent=_OPEN),
    Door("/chapters/{chapter drafting}/history/restore", writing.RestoreForm, good=filled(n=1, version=1)),
    Door("/chapters/{chapter drafting}/stage", chapters.StepForm, good=filled(step="review"), silent=_STEP),
    Door(f"{REVIEW}/comments", chapters.CommentForm, "maija", filled(text=WORDS), silent("block_id")),
    Door(f"{REVIEW}/comments/resolve", chapters.ResolveForm, "maija", filled(comment_id="@comment review")),
    Door(f"{REVIEW}/approve", chapters.ApproveForm, "maija", silent=silent("content_hash", "section")),
    Door(f"{REVIEW}/comments/edit", reviews.EditCommentForm, "maija", filled(**_SAID, version=1)),
    Door(f"{REVIEW}/comments/withdraw", reviews.CommentPress, "maija", filled(comment_id="@comment review")),
    Door(f"{REVIEW}/comments/told", reviews.ToldForm, good=filled(told="phone", text=WORDS), silent=silent("block_id")),
    Door(f"{REVIEW}/terms", reviews.TermsForm, good=filled(owner=WORDS)),
    Door("/chapters/{chapter drafting}/send", reviews.SendForm, good=filled(why=WORDS)),
    Door(f"{REVIEW}/word", reviews.WordForm, "maija"),
    Door(f"{REVIEW}/word/{{word}}", reviews.TakeForm, "maija"),
    Door(f"{NET}/approvers/deputies", reviews.DeputyForm, "maija"),
    Door(f"{NET}/approvers/deputies/end", reviews.DeputyPress, "maija"),
    Door(f"{NET}/approvers/groups", reviews.GroupForm, good=filled(area_id="@area", name=WORDS)),
    Door(f"{REVIEW}/changes", chapters.ChangesForm, "maija", filled(reason=WORDS)),
    Door(
        "/guides/{guide}/editions",
        EditionForm,
        good=filled(chapters="@chapter approved", change_note=WORDS),
        silent=_EDITION,
    ),
    Door("/guides/{guide}/editions/{edition}/withdraw", WithdrawForm, good=filled(reason=WORDS)),
    Door("/guides/{guide}/brand", BrandForm, good=filled(name=WORDS, version=1), silent=_CHOSEN),
    Door("/guides/{guide}/settings", SettingsForm, good=filled(title=WORDS, **_GUIDE), silent=_GUIDE_CHOSEN),
    Door("/guides/{guide}/chapters/{chapter drafting}/move", MoveForm, good=filled(where="down")),
    Door("/chapters/{chapter drafting}/translations", BeginForm, good=filled(language="sv")),
    Door("/chapters/{chapter drafting}/translations/level", LevelForm, silent=silent("content_hash")),
    Door("/guides/{guide}/pictures", PictureForm, good=filled(alt=WORDS)),
    Door("/guides/{guide}/pictures/{picture}", PictureActForm, good=filled(alt=WORDS), silent=silent("act")),
    Door("/chapters/{chapter drafting}/tools", ToolForm, good=filled(title=WORDS)),
    Door("/chapters/{chapter drafting}/tools/{tool}", ToolFileForm, good=filled(note=WORDS), silent=silent("act")),
    Door("/guides/{guide}/stickers", StickerForm, good=filled(copies=1), silent=silent("size", "cut", "story")),
    Door(f"{NET}/badges", BadgeForm, silent=silent("people", "leads", "cut", "story")),
    Door(f"{NET}/badges/mine", WishForm, "aino", silent=silent("code_name")),
    Door(f"{NET}/background", BackgroundForm, good=filled(reference=WORDS), silent=_SOURCE),
    Door("/background/{background}", BackgroundForm, good=filled(reference=WORDS, version=1), silent=_SOURCE),
    Door(f"{NET}/register", register.EntryForm, good=filled(title=WORDS), silent=_ENTRY),
    Door("/register/{entry new}", register.EntryForm, good=filled(title=WORDS, version=1), silent=_ENTRY),
    Door("/register/{entry new}/answer", register.AnswerForm, good=filled(status="working", text=WORDS)),
    Door("/register/{entry done}/reopen", register.ReopenForm, good=filled(text=WORDS)),
    Door(f"{NET}/glossary", glossary.TermForm, good=filled(**_TERM), silent=_MADE),
    Door(f"{NET}/glossary/propose", glossary.ProposeForm, good=filled(texts="@term text draft"), silent=_MADE),
    Door("/terms/{term draft}", glossary.TermForm, good=filled(**_TERM, version=1), silent=_MADE),
    Door("/terms/{term review}/approve", glossary.ApproveForm, "maija", filled(content_hash="x"), _SEEN),
    Door("/terms/{term review}/return", glossary.ReturnForm, "maija", filled(reason=WORDS), silent("language")),
    Door("/terms/{term review}/comments", glossary.TermCommentForm, "maija", filled(text=WORDS), silent("language")),
    Door("/g/{slug}/2025.1/luku-2/apua", saying_pages.HelpForm, "nobody", filled(answer="no", word=WORDS)),
    Door("/g/{slug}/2025.1/haku", saying_pages.MissedForm, "nobody", filled(q="helikopteri"), silent("q")),
    Door(
        "/guides/{guide}/questions", desk_pages.QuestionForm, good=filled(chapter_id="@chapter review", question=WORDS)
    ),
    Door("/guides/{guide}/questions/{short link}", desk_pages.QuestionActForm, good=filled(question=WORDS)),
    Door("/guides/{guide}/readers", reader_pages.HeardForm, good=filled(what="search", id="@missed")),
    Door("/guides/{guide}/rollout/units", rollout.UnitForm, good=filled(unit_id="@unit")),
    Door("/guides/{guide}/rollout/copies", rollout.CopiesForm, good=filled(region_id="@region", copies=40)),
    Door("/guides/{guide}/rollout/trainings", rollout.TrainingForm, good=filled(day="2026-11-03", place=WORDS)),
    Door("/guides/{guide}/rollout/trainings/{training}", rollout.AttendedForm, good=filled(attended=12)),
    Door(f"{NET}/thanks/name", NameForm, good=filled(allowed="on")),
)
