"""What becomes of each place in the database that names a person, when they are erased; a test holds that all are here.

Decisions of the public administration and the log of privileged acts stay, with a person whose row has been emptied:
the General Data Protection Regulation (EU) 2016/679, article 17(3)(b) and (d), leaves them out of the right to erasure.
"""

from enum import StrEnum
from typing import Final, NamedTuple


class Fate(StrEnum):
    """`DROP`: the row goes. `FREE`: the row stays, the person leaves it. `BLANK`: their words go, by their own room.

    `STAY`: the row stays with an emptied person, because others' work or a decision leans on it.
    """

    DROP = "drop"
    FREE = "free"
    BLANK = "blank"
    STAY = "stay"


class Place(NamedTuple):
    """`own`: the row is about the person or holds their words: the download has it whole. Else only when and what."""

    fate: Fate
    own: bool = True


DROP, FREE, BLANK, STAY = (Place(fate) for fate in Fate)
ACT: Final = Place(Fate.STAY, own=False)
"""Something that they did in their work, to a thing that is not theirs."""
DONE: Final = Place(Fate.FREE, own=False)

FATES: Final[dict[str, Place]] = {
    "absence.person_id": DROP,
    "answer.person_id": FREE,
    "approval.deputy_for": ACT,
    "approval.person_id": STAY,
    "audit.by": ACT,
    "background.by": ACT,
    "badgewish.person_id": DROP,
    "basket.by": ACT,
    "boardop.person_id": ACT,
    "bulk_letter.by": ACT,
    "bulk_letter.sent_by": ACT,
    "bulk_recipient.person_id": DROP,
    "calendarfeed.person_id": DROP,
    "chapter.owner_id": ACT,
    "chapterstep.by": ACT,
    "chaptertext.last_editor": ACT,
    "closedunit.by": ACT,
    "coding.first_id": ACT,
    "coding.second_id": ACT,
    "comment.by": BLANK,
    "comment.entered_by": ACT,
    "comment.resolved_by": ACT,
    "copies.by": ACT,
    "deputy.deputy_id": STAY,
    "deputy.director_id": STAY,
    "disposition.by": ACT,
    "draft.person_id": DROP,
    "edition.by": ACT,
    "enclosure.by": BLANK,
    "finding.by": ACT,
    "findingrevision.by": ACT,
    "glossaryterm.by": ACT,
    "gonethrough.by": ACT,
    "groupdecision.by": ACT,
    "groupwork.gathered_by": ACT,
    "guidepicture.by": ACT,
    "handover.by": ACT,
    "handover.to_id": ACT,
    "handing.by": ACT,
    "handing.to_id": ACT,
    "archive.by": ACT,
    "inquiry.person_id": BLANK,
    "inquiryfollower.person_id": DROP,
    "invited.person_id": STAY,
    "job.by": DONE,
    "lastread.person_id": DROP,
    "letter.person_id": BLANK,
    "letterkeys.person_id": DROP,
    "letterwish.person_id": DROP,
    "membership.person_id": STAY,
    "namedquote.person_id": DROP,
    "namepermission.person_id": DROP,
    "namepick.decided_by": ACT,
    "namepick.person_id": DROP,
    "nomination.carer_id": ACT,
    "nomination.entered_by": ACT,
    "nomination.nominated_by": ACT,
    "nomination.person_id": BLANK,
    "nomination.succeeds_id": ACT,
    "nominationrequest.asked_by": ACT,
    "nominationrequest.supervisor_id": ACT,
    "nominationstep.by": ACT,
    "note.person_id": BLANK,
    "openlink.by": ACT,
    "organisationchange.by": ACT,
    "organisationimport.by": ACT,
    "organisationimport.undone_by": ACT,
    "pair.health_id": STAY,
    "pair.social_id": STAY,
    "papercode.made_by": ACT,
    "papercode.person_id": DROP,
    "participant.person_id": STAY,
    "pattern.by": ACT,
    "permission.person_id": DROP,
    "plannedname.by": ACT,
    "portrait.person_id": DROP,
    "reaction.person_id": STAY,
    "redaction.by": ACT,
    "registerentry.by": ACT,
    "registerstep.by": STAY,
    "registration.person_id": STAY,
    "remark.person_id": BLANK,
    "reply.person_id": BLANK,
    "reportkey.by": ACT,
    "revision.by": ACT,
    "series.owner_id": ACT,
    "sharedresult.by": ACT,
    "shortlink.by": ACT,
    "signedin.person_id": DROP,
    "signinlink.person_id": DROP,
    "standin.coordinator_id": STAY,
    "standin.deputy_id": STAY,
    "source.person_id": BLANK,
    "sourcelink.by": ACT,
    "stagechange.by": ACT,
    "submission.by": BLANK,
    "survey.owner_id": ACT,
    "surveypattern.by": ACT,
    "surveystep.by": ACT,
    "takehome.by": ACT,
    "task.called_by": ACT,
    "task.person_id": BLANK,
    "task.written_by": ACT,
    "taskstep.by": ACT,
    "termapproval.deputy_for": ACT,
    "termapproval.person_id": STAY,
    "termchange.by": ACT,
    "termcomment.by": BLANK,
    "termtext.last_editor": ACT,
    "textreport.by": BLANK,
    "textreport.handled_by": ACT,
    "themepriority.person_id": DROP,
    "todo.done_by": DONE,
    "todo.owner_id": DONE,
    "toolfile.by": ACT,
    "training.by": ACT,
    "vote.person_id": STAY,
    "withdrawal.by": ACT,
    "wordreturn.by": ACT,
    "wordreturn.director_id": BLANK,
}

SECRETS: Final = ("hash", "token", "secret", "sealed", "key_hash")
"""Columns whose names hold one of these are not told even to the person: they open doors."""
