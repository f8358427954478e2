"""Texts that try to break out: special characters of Typst, HTML and Markdown, unclosed boxes, random mixes."""

from random import Random
from typing import Final

SPECIAL: Final = (
    '"); #read("/etc/passwd"); ("',
    "#import \"@preview/x:1.0.0\": *",
    "\\u{41} \\\" \\\\ \\",
    "$x^2$ #set page() *_`~@<label>[]{}()//-+=/* */",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[x](javascript:alert(1)) [y](data:text/html,x) <javascript:alert(1)> [z](vbscript:x)",
    '[x](https://a.fi/"onmouseover="alert(1) "t")',
    "![x](https://muualla.fi/seuranta.png) ![](../../etc/passwd)",
    "\u202etoisin päin\u202c \u2066\u2069 \x00\x01\x1b[31m \ufeff \u200b\u200d",
    "{{ 7*7 }} {% raw %} ${7*7} %s %(x)s {0} {name}",
    "אבג العربية 漢字 😀👩‍👩‍👧 e\u0301 \U000e0041",
    "> - 1. > - > - > - > - > - > - > - x",
    "**auki *auki `auki [auki](auki ![auki [^auki ~~auki",
    "::: muista\n::: vinkki\n::::: tarina\n> ::: qr",
    "| a | b\n|--|\n| | | | |",
    "::: prosessi\n| |\n|-|\n:::\n::: qr https://\n:::",
    "```\nauki",
    "[^1]: [^1] [^2]\n\n[^2]: [^1]\n\n[^1][^2][^1]",
    "[@][@;@][@a;@b][@" + "x" * 300 + "]",
    "## {#}\n# {#a}\n###### {#a}\n## \u00ad\n## [x](#a)",
    "999999999999. yksi\n1000000000. kaksi",
    "pitkä" * 400,
    '[x](sanasto:"); #read("/etc/passwd") [y](tyokalu:<b>) [](sanasto:) [](työkalu:) [z](sanasto:verkostopalaveri)',
    "::: työkalut \"); #panic() <script>\n::: verktyg\n> ::: tools x\n- ::: työkalut",
    "![x](k.png){999999999999%} ![x](k.png){0} ![x](k.png){60 %} ja muuta",
    "::: prosessi\n|a|" + "b|" * 40 + "\n|-|" + "-|" * 40 + "\n|" + "x" * 300 + "|" + "y|" * 40 + "\n:::",
    "|" + "pitkäsana" * 30 + "|b|\n|--|--|\n|a|" + "x" * 500 + "|",
    "::: muista\n" + "- a\n" * 400 + ":::",
    "::: kom\n::: kom ihåg\nx\n:::\n:::\n::: komihåg\n",
)  # fmt: skip
PIECES: Final = (
    *"#$*_`~@<>[](){}\"'\\/|:;-+=!^&%€åäö§\n\n\n \t",
    "\n\n", "\n- ", "\n1. ", "\n> ", "\n## ",
    "\n| a | b |\n|--|--|\n| ", "\n::: muista ", "\n:::\n", "\n::: prosessi\n",
    "\n::: tunnusmerkit\n- ", "\n::: qr https://a.fi/", "[^1]", "\n[^1]: ", "[@k3]", "](#kulku)", "![", "](https://a.fi)",
    "**", "~~", "```\n", "sana ", "Verkostopalaveri ", "\u202e", "\x00", "\u00ad", "😀", "&lt;", "<b>", "{#x}", "\\",
)  # fmt: skip


def random_texts(how_many: int, seed: int = 20261117) -> list[str]:
    """The same texts every time, each of 5 to 80 pieces."""
    dice = Random(seed)
    return ["".join(dice.choices(PIECES, k=dice.randint(5, 80))) for _ in range(how_many)]
