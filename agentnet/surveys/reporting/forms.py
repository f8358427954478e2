"""What the pages of results ask for."""

from agentnet.web import Form, Line, Text


class ShareForm(Form):
    """`texts`: members read the free texts too."""

    summary: Text = ""
    texts: bool = False


class RedactForm(Form):
    """`text`: what is left to read; `whole`: nothing is."""

    text: Text = ""
    whole: bool = False
    reason: Line


class KeyForm(Form):
    name: Line
