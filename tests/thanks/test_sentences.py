"""Which sentence leans on a finding."""

import pytest

from agentnet.guide import press
from agentnet.guide.press import Citation, Known
from agentnet.guide.thanks.rules import sentences

KNOWN = Known(citations={f"k{n}": Citation(n, "x", "") for n in (1, 2, 3)})


@pytest.mark.parametrize(
    ("markdown", "said"),
    [
        ("Ensin näin. Työpari sopii ajan. [@k1] Sitten muuta.", {"k1": "Työpari sopii ajan."}),
        ("Työpari sopii ajan [@k1]. Sitten muuta.", {"k1": "Työpari sopii ajan."}),
        ("Yksi. [@k1]\n\nKaksi **on**. [@k2; @k3]", {"k1": "Yksi.", "k2": "Kaksi on.", "k3": "Kaksi on."}),
        ("- Ensin. [@k1]\n- Toiseksi. [@k1]", {"k1": "Ensin."}),
        ("Ei lähdettä.", {}),
    ],
)  # fmt: skip
def test_the_sentence_before_the_mark(markdown: str, said: dict[str, str]) -> None:
    assert sentences(press.parse(markdown, language="fi", known=KNOWN).blocks) == said


def test_a_long_one_is_cut_at_a_word() -> None:
    (words,) = sentences(press.parse("sana " * 200 + "[@k1]", language="fi", known=KNOWN).blocks).values()
    assert len(words) < 310
    assert words.endswith("sana …")
