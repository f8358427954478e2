"""What agents of the sample network promised to try after the third workshop."""

from typing import Final

from agentnet.workshops.promises.flow import Sharing

PROMISES: Final = (
    ("aino", Sharing.NAMED, "Kutsun sosiaaliohjaajan mukaan kahteen hoitoneuvotteluun."),
    ("samu", Sharing.NAMELESS, "Kysyn asiakkaalta ennen palaveria, keitä hän haluaa paikalle."),
    ("omar", Sharing.NAMED, "Lopetan palaverin viisi minuuttia etuajassa ja kerron yhdessä sovitun ääneen."),
    ("emmi", Sharing.OWN, "Soitan parilleni joka maanantai, vaikka asiaa ei olisi."),
)
