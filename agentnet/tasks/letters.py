"""Letters about an assignment: one way to write them all."""

from agentnet import notify
from agentnet.db import Session
from agentnet.network.models import Person
from agentnet.tasks.models import Assignment, Task
from agentnet.web.formats import moment
from agentnet.words import using


def write(
    session: Session,
    letter: str,
    assignment: Assignment,
    task: Task,
    person: Person,
    *,
    slot: str = "",
    **values: str,
) -> None:
    """Write to the agent in their language about their task, with its own last day. Nobody without an address."""
    if not person.email:
        return
    with using(person.language):
        due = moment(task.due_at or assignment.due_at)
    notify.post(
        session,
        to=person.email,
        letter=letter,
        about=task.id,
        language=person.language,
        person_id=person.id,
        network_id=assignment.network_id,
        slot=slot,
        values={"name": person.name, "title": assignment.title, "due": due, "path": f"/tasks/{task.id}", **values},
    )
