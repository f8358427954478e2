"""One question with its answers: reading, answering, following, reporting, removing, picking as material."""

from typing import Any
from uuid import uuid4

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.response import Redirect, Template

from agentnet.asking import actions, queries
from agentnet.asking.forms import InquiryForm, RemovalForm, ReplyForm, ReportForm
from agentnet.asking.pages.doors import inquiry_in_sight
from agentnet.asking.queries import SeenInquiry
from agentnet.db import Session as Database
from agentnet.web import LONG_TEXT, Entry, Policy, Seen, Session, Somebody, go, limit, page
from agentnet.words import N_, Missing, NotAllowed, Refused

Asked = Request[Any, Any, Any]


class InquiryPages(Controller):
    path = "/questions/{inquiry_id:uuid}"
    dependencies = {"seen": Provide(inquiry_in_sight)}

    @get(policy=Policy.MEMBER)
    async def show(self, session: Session, seen: Seen[SeenInquiry]) -> Template:
        return await shown(session, seen)

    @get("/edit", policy=Policy.MEMBER)
    async def edit(self, session: Session, seen: Seen[SeenInquiry]) -> Template:
        _own(seen)
        one = seen.inquiry
        entry = Entry.blank(InquiryForm, title=one.title, text=one.text, theme=one.theme_id or "", version=one.version)
        return await _form(session, seen, entry)

    @post("/edit", policy=Policy.MEMBER, request_max_body_size=LONG_TEXT)
    async def change(self, request: Asked, session: Session, seen: Seen[SeenInquiry]) -> Template | Redirect:
        _own(seen)
        entry = await Entry.read(request, InquiryForm)
        if entry.ok:
            form = entry.value
            try:
                await actions.rewrite(
                    session,
                    seen.inquiry,
                    title=form.title,
                    text=form.text,
                    theme_id=form.theme_id,
                    version=form.version,
                )
            except Refused as refused:
                entry.refuse("title", str(refused))
                entry.typed["version"] = [str(seen.inquiry.version)]
        if not entry.ok:
            return await _form(session, seen, entry, status=422)
        await session.commit()
        return go(f"/questions/{seen.inquiry.id}", N_("Kysymys on tallennettu."))

    @post("/answers", policy=Policy.MEMBER, request_max_body_size=LONG_TEXT)
    async def answer(
        self, request: Asked, session: Session, seen: Seen[SeenInquiry], somebody: Somebody
    ) -> Template | Redirect:
        limit("board write", f"person:{somebody.id}")
        entry = await Entry.read(request, ReplyForm)
        if not entry.ok:
            return await shown(session, seen, reply=entry, status=422)
        made = await actions.answer(session, seen, id=entry.value.id, text=entry.value.text, by=somebody)
        await session.commit()
        return go(f"/questions/{seen.inquiry.id}#a-{made}", N_("Kiitos! Vastauksesi on nyt kaikkien luettavissa."))

    @post(["/follow", "/unfollow"], policy=Policy.MEMBER)
    async def follow(self, request: Asked, session: Session, seen: Seen[SeenInquiry], somebody: Somebody) -> Redirect:
        follows = request.url.path.endswith("/follow")
        verb = actions.follow if follows else actions.unfollow
        await verb(session, seen.inquiry.id, somebody.id)
        await session.commit()
        said = N_("Saat kirjeen uusista vastauksista.") if follows else N_("Et enää saa kirjeitä tästä kysymyksestä.")
        return go(f"/questions/{seen.inquiry.id}", said)

    @post("/report", policy=Policy.MEMBER)
    async def report(
        self, request: Asked, session: Session, seen: Seen[SeenInquiry], somebody: Somebody
    ) -> Template | Redirect:
        """`reply` names an answer; without it the question itself is meant."""
        limit("board write", f"person:{somebody.id}")
        entry = await Entry.read(request, ReportForm)
        if not entry.ok:
            about = entry.typed.get("reply", [""])[-1]
            return await shown(session, seen, reported=entry, reported_reply=about, status=422)
        form = entry.value
        reply = await queries.reply_of(session, seen.inquiry.id, form.reply) if form.reply else None
        await actions.report(session, seen, reply, why=form.why, by=somebody)
        await session.commit()
        return go(f"/questions/{seen.inquiry.id}", N_("Kiitos. Koordinaattorit katsovat tekstin."))

    @post("/remove", policy=Policy.MEMBER, after_end=True)
    async def remove(
        self, request: Asked, session: Session, seen: Seen[SeenInquiry], somebody: Somebody
    ) -> Template | Redirect:
        entry = await Entry.read(request, RemovalForm)
        if not entry.ok:
            return await shown(session, seen, removal=entry, status=422)
        await actions.remove(session, seen, seen.inquiry, why=entry.value.why, by=somebody)
        await session.commit()
        return go(f"/networks/{seen.network.id}/questions", N_("Kysymyksen sanat on poistettu lopullisesti."))

    @post("/pick", policy=Policy.COORDINATOR)
    async def pick(self, session: Session, seen: Seen[SeenInquiry], somebody: Somebody) -> Redirect:
        seen.standing.require("lead")
        await actions.pick(session, seen, seen.inquiry, by=somebody.id)
        await session.commit()
        return go(f"/questions/{seen.inquiry.id}", N_("Kysymys on poimittu aineistoksi."))


def _own(seen: SeenInquiry) -> None:
    """Raises `NotAllowed` for others than the asker, `Missing` when the words are gone."""
    if seen.inquiry.removed_at is not None:
        raise Missing
    if not seen.mine:
        raise NotAllowed(N_("Vain kysyjä voi muuttaa kysymystään."))


async def _form(session: Database, seen: SeenInquiry, entry: Entry[InquiryForm], status: int = 200) -> Template:
    themes = await queries.themes_of(session, seen.network.id)
    return page(
        "asking/edit.html", network=seen.network, inquiry=seen.inquiry, entry=entry, themes=themes, status=status
    )


async def shown(session: Database, seen: SeenInquiry, *, status: int = 200, **forms: Any) -> Template:
    """The question's page; `forms` are those that came back with something wrong."""
    question, answers = await queries.said(session, seen)
    return page(
        "asking/one.html",
        network=seen.network,
        standing=seen.standing,
        seen=seen,
        question=question,
        answers=answers,
        theme=(await queries.themes_of(session, seen.network.id)).get(seen.inquiry.theme_id or seen.inquiry.id, ""),
        follows=seen.inquiry.id in await queries.followed_by(session, seen.standing.person_id),
        reply=forms.pop("reply", None) or Entry.blank(ReplyForm, id=uuid4()),
        status=status,
        **forms,
    )
