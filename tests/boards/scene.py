"""A wall to play with: two sections, a facilitator, two participants who are not each other."""

from uuid import UUID, uuid4

from agentnet.workshops.boards.flow import Naming, Phase
from agentnet.workshops.boards.wall import Actor, Note, Section, Wall

ESTEET, KEINOT = UUID(int=1), UUID(int=2)
NAMES = {Naming.NAME: "Aino, Loimaa", Naming.CODE_NAME: "Agentti Loimaa"}
AINO = Actor("participant:aino", hand="hand-of-aino", names=NAMES)
PEKKA = Actor("participant:pekka", hand="hand-of-pekka", names={Naming.NAME: "Pekka, Salo"})
HELI = Actor("person:heli", facilitates=True, hand="hand-of-heli", names={Naming.NAME: "Heli"})


def a_note(by: Actor = AINO, text: str = "Kutsu tulee liian myöhään", **more: object) -> Note:
    fields: dict[str, object] = {"id": uuid4(), "by": by.key, "text": text, "section": ESTEET, "rank": 1.0}
    return Note(**{**fields, "signed": by.names[Naming.NAME], **more})  # type: ignore[arg-type]


def a_wall(*notes: Note, phase: Phase = Phase.IDEATION, **more: object) -> Wall:
    sections = (Section(ESTEET, "Esteet"), Section(KEINOT, "Keinot", "mint", 1))
    return Wall(
        id=UUID(int=99),
        title="Mikä estää yhteisen palaverin?",
        phase=phase,
        namings=frozenset(Naming),
        sections=sections,
        notes={n.id: n for n in notes},
        **more,  # type: ignore[arg-type]
    )
