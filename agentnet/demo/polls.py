"""Two polls of the sample: a word cloud that a workshop has answered, and one that waits for tomorrow."""

from dataclasses import dataclass
from typing import Final

from agentnet.workshops.polls.flow import PollKind


@dataclass(frozen=True, slots=True)
class Ask:
    """`words`: what was written, each with its base form ("" when it is alone), dealt to those who were there."""

    workshop: str
    kind: PollKind
    question: str
    options: tuple[str, ...] = ()
    words: tuple[tuple[str, str], ...] = ()


POLLS: Final = {
    one.workshop: one
    for one in (
        Ask(
            "w3",
            PollKind.CLOUD,
            "Millainen on hyvä palaveri? Vastaa sanalla tai kahdella.",
            words=(
                ("luottamus", ""), ("kiireetön", ""), ("luottamusta", "luottamus"), ("asiakas puhuu", ""),
                ("kuunteleminen", ""), ("selkeä", ""), ("luottamus", ""), ("kuuntelemista", "kuunteleminen"),
                ("lyhyt", ""), ("yhteinen kieli", ""), ("rohkeus", ""), ("kiireetön", ""), ("asialista", ""),
                ("luottamuksen", "luottamus"), ("rohkeutta", "rohkeus"), ("kuunteleminen", ""), ("kahvi", ""),
                ("sovittu vetäjä", ""), ("asiakas puhuu", ""), ("kahvia", "kahvi"), ("selkeä", ""), ("turva", ""),
                ("turvaa", "turva"), ("lyhyt", ""), ("Luottamus", ""), ("kiitos", ""),
            ),
        ),
        Ask(
            "w4",
            PollKind.CHOICE,
            "Mistä yhteisvastaanotto teillä alkaisi?",
            options=(
                "Yhteisestä ajasta viikossa",
                "Yhdestä asiakkaasta, jonka molemmat tuntevat",
                "Esihenkilöiden sopimuksesta",
                "Se on jo alkanut",
            ),
        ),
    )
}  # fmt: skip
