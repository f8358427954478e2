"""Which tables go along in a network's archive, which stay behind and why, and which columns of those that go."""

from typing import Final

TABLES: Final = (
    "network", "networkcounty", "theme", "quietperiod", "rhythm", "coveragegoal", "todo",
    "workshop", "activity", "board", "section", "breakoutgroup", "poll", "polloption",
    "assignment", "brief", "assignmentpattern",
    "series", "survey", "question", "askedunit", "surveypattern",
    "source", "sourcerevision", "sourcelink", "disposition", "basket",
    "finding", "findingrevision", "background", "glossaryterm", "termtext",
    "registerentry", "registerarea", "registerregion", "registerstep",
    "guide", "chapter", "chapterarea", "chaptertext", "revision", "chapterstep", "groupdecision", "approvalrecord",
    "edition", "editionchapter", "editionfile", "withdrawal", "training", "copies", "gonethrough",
    "inquiry", "reply",
)  # fmt: skip
"""Tables that go along, parents first. No column that names a person goes, and nothing that opens a door."""
HIDES: Final = {
    "source": "id",
    "sourcerevision": "source_id",
    "sourcelink": "source_id",
    "disposition": "source_id",
    "basket": "source_id",
}
"""Tables whose rows stay behind when they are about a text that nobody may read."""
LEFT_OUT: Final = frozenset(
    {
        # about single people
        "membership", "nomination", "nominationrequest", "nominationstep", "invitation", "pair", "papercode",
        "permission", "namepermission", "badgewish", "deputy", "decidinggroup", "supervision", "bulk_letter",
        "bulk_recipient", "letter", "inquiryfollower", "textreport", "lastread", "namedquote", "wordreturn", "draft",
        "registration", "participant", "namepick", "task", "taskstep", "submission", "enclosure", "promise",
        "comment", "approval", "termcomment", "termapproval", "groupmember", "remark", "handing", "standin", "absence",
        # what anonymity rests on: only figures that have been through the suppression go, as tables of their own
        "answer", "answervalue", "invited", "recenttick", "redaction", "openlink", "closedunit", "removedquestion",
        "ballot", "polltext", "pollop", "coding", "answercode", "codedtext", "settled", "themequote",
        "vote", "reaction", "note", "boardop", "keptresult", "keptgroup",
        # how it was run
        "audit", "reportkey", "pattern", "handover", "sharedresult", "surveystep", "reminder", "stagechange",
        "takehome", "weaving", "groupwork", "picture", "guidepicture", "chaptertool", "toolfile", "shortlink",
        "helped", "missedsearch", "termchange", "archive", "themepriority",
    }
)  # fmt: skip
WITHOUT: Final[dict[str, frozenset[str]]] = {
    "assignment": frozenset({"audience"}),
    "breakoutgroup": frozenset({"remote_url"}),
    "poll": frozenset({"groups", "groups_before"}),
    "workshop": frozenset({"remote_url", "join_serial"}),
}
"""Columns that hold people's ids, their words as they typed them, or a way into a meeting."""
