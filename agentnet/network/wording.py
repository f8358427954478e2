"""Plain words for roles, fields, stages and steps. Translate where they are shown: `_(ROLES[role])`."""

from typing import Final

from agentnet.network.flow import Channel, Field, Role, Stage
from agentnet.words import N_

ROLES: Final = {
    Role.AGENT: N_("agentti"),
    Role.COORDINATOR: N_("koordinaattori"),
    Role.DIRECTOR: N_("palvelualueen johtaja"),
    Role.SUPERVISOR: N_("esihenkilö"),
    Role.DESIGNER: N_("palvelumuotoilija"),
    Role.EXPERT: N_("asiantuntija, alustaja"),
    Role.EXPERIENCE: N_("kokemusasiantuntija"),
    Role.MANAGER: N_("päällikkö"),
    Role.OWNER: N_("projektin omistaja"),
    Role.PARTNER: N_("järjestön edustaja"),
    Role.STAFF: N_("työntekijä"),
}
FIELDS: Final = {
    Field.SOCIAL: N_("Sosiaalihuolto"),
    Field.HEALTH: N_("Terveydenhuolto"),
    Field.COMMON: N_("Yhteinen"),
}
STAGES: Final = {
    Stage.PROPOSED: N_("Odottaa vahvistusta"),
    Stage.CONFIRMED: N_("Vahvistettu"),
    Stage.INVITED: N_("Kutsuttu"),
    Stage.ACCEPTED: N_("Hyväksynyt"),
    Stage.DECLINED: N_("Ei osallistu"),
    Stage.EXPIRED: N_("Kutsu vanhentui"),
    Stage.ACTIVE: N_("Mukana"),
    Stage.PAUSED: N_("Tauolla"),
    Stage.ENDED: N_("Päättynyt"),
    Stage.REJECTED: N_("Ei vahvistettu"),
}
TONES: Final = {
    Stage.PROPOSED: "gold",
    Stage.CONFIRMED: "gold",
    Stage.INVITED: "gold",
    Stage.EXPIRED: "warn",
    Stage.ACCEPTED: "ok",
    Stage.ACTIVE: "ok",
}
BUTTONS: Final = {
    "confirm": N_("Vahvista ja lähetä kutsu"),
    "reject": N_("Älä vahvista"),
    "invite": N_("Lähetä kutsu"),
    "reinvite": N_("Lähetä uusi kutsu"),
    "pause": N_("Merkitse tauolle"),
    "resume": N_("Merkitse takaisin mukaan"),
    "decline": N_("Merkitse: ei osallistu"),
    "end": N_("Päätä jäsenyys"),
    "restore": N_("Kumoa päättäminen"),
}
"""What a coordinator's button says, by the step's name."""
STORY: Final = {
    "confirm": N_("Nimeäminen vahvistettiin"),
    "reject": N_("Nimeämistä ei vahvistettu"),
    "invite": N_("Kutsu lähetettiin"),
    "reinvite": N_("Uusi kutsu lähetettiin"),
    "accept": N_("Kutsu hyväksyttiin"),
    "activate": N_("Agentti liittyi verkostoon"),
    "decline": N_("Kutsuttu ei voi osallistua"),
    "expire": N_("Kutsu vanhentui"),
    "pause": N_("Agentti jäi tauolle"),
    "resume": N_("Agentti palasi tauolta"),
    "end": N_("Jäsenyys päättyi"),
    "restore": N_("Jäsenyyden päättäminen peruttiin"),
    "withdraw": N_("Nimeäjä perui nimeämisen"),
}
"""What happened, by the step's name."""
DONE: Final = {
    "confirm": N_("Nimeäminen on vahvistettu ja kutsu lähtee sähköpostilla."),
    "reject": N_("Nimeämistä ei vahvistettu."),
    "invite": N_("Kutsu lähtee sähköpostilla."),
    "reinvite": N_("Uusi kutsu lähtee sähköpostilla. Vanha linkki ei enää toimi."),
    "pause": N_("Agentti on nyt tauolla."),
    "resume": N_("Agentti on taas mukana."),
    "decline": N_("Merkitsimme, että hän ei osallistu."),
    "end": N_("Jäsenyys on päättynyt. Voit vielä perua sen."),
    "restore": N_("Jäsenyys jatkuu."),
}
CHANNELS: Final = {
    Channel.MAIL: N_("sähköpostilla"),
    Channel.PHONE: N_("puhelimella"),
    Channel.MEETING: N_("tavatessa"),
}
"""By which way a supervisor told."""
"""The passing word after the button."""
ICONS: Final = {
    "confirm": "check",
    "reject": "x",
    "invite": "mail",
    "reinvite": "mail",
    "accept": "handshake",
    "activate": "sprout",
    "decline": "hand",
    "expire": "clock",
    "pause": "pause",
    "resume": "play",
    "end": "flag",
    "restore": "undo-2",
    "withdraw": "undo-2",
}
