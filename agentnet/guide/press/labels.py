"""The fixed words of a guide, in Finnish; they are translated into the chapter's language where they are shown."""

from typing import Final

from agentnet.guide.press.ast import CalloutKind
from agentnet.words import N_

CALLOUTS: Final[dict[CalloutKind, str]] = {
    "vinkki": N_("Vinkki"),
    "muista": N_("Muista"),
    "varoitus": N_("Varoitus"),
    "tarina": N_("Tarina kentältä"),
    "tehtava": N_("Tehtävä"),
}
PRINTED: Final = {
    "contents": N_("Sisällys"),
    "chapter": N_("Luku"),
    "page": N_("s."),
    "edition": N_("Painos"),
    "marks": N_("Tunnusmerkit"),
    "role": N_("Rooli"),
    "sources": N_("Lähteet"),
    "source": N_("Lähde"),
    "about": N_("Tietoja tästä painoksesta"),
    "approved": N_("Hyväksynnät"),
    "waiting": N_("Hyväksyntätietoja ei ole."),
    "behind": N_("Opas on koottu yhdessä"),
    "online": N_("Opas verkossa"),
    "code": N_("QR-koodi"),
    "hash": N_("Sisällön tiiviste"),
    "hash_why": N_(
        "Tiiviste (SHA-256) on laskettu kaikesta, mistä painos on koottu. Samasta aineistosta syntyy sama tiedosto."
    ),
    "published": N_("Julkaistu"),
    "tools": N_("Luvun työkalut"),
    "version": N_("versio"),
    "glossary": N_("Sanasto"),
    "also": N_("myös"),
    "glossary_why": N_("Näillä sanoilla on sama merkitys molemmilla aloilla."),
    "changes": N_("Mikä on muuttunut"),
    "contributors": N_("Mukana tekemässä"),
    "owner": N_("Vastuutaho"),
    "valid_from": N_("Voimassa alkaen"),
    "look_again_by": N_("Tarkistetaan viimeistään"),
    "links": N_("Linkit"),
    "step": N_("Vaihe"),
    "who": N_("Kuka"),
    "what": N_("Mitä tekee"),
    "process": N_("Prosessikuva"),
    "note": N_("Alaviite"),
    "continues": N_("jatkuu"),
}
