"""Every letter that there is has its place in the table of kinds."""

from agentnet.notify.kinds import GROUPS, KINDS, Group
from agentnet.notify.pages.mine import WishesForm
from agentnet.notify.wishes import STOPPABLE
from agentnet.web.places import folder

LETTERS = sorted(path.stem for path in (folder("templates") / "letters").glob("[!_]*.txt"))


def test_every_letter_is_classified_and_no_row_is_left_over() -> None:
    assert set(LETTERS) - set(KINDS) == set(), "add these to agentnet/notify/kinds.py"
    assert set(KINDS) - set(LETTERS) == set()


def test_every_group_can_be_chosen_on_the_page() -> None:
    assert set(GROUPS) | {Group.DIGEST} == STOPPABLE
    assert {group.value for group in STOPPABLE} == set(WishesForm.model_fields) - {"language"}
    assert set(Group) - STOPPABLE == {Group.MUST}
