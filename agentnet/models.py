"""Every room's tables, imported once: for migrations, tests and the start-up."""

import agentnet.accounts.models
import agentnet.asking.models
import agentnet.guide.background.models
import agentnet.guide.findings.models
import agentnet.guide.glossary.models
import agentnet.guide.links.models
import agentnet.guide.models
import agentnet.guide.pictures.models
import agentnet.guide.reading.models
import agentnet.guide.register.models
import agentnet.guide.reviews.models
import agentnet.guide.rollout.models
import agentnet.guide.stickers.models
import agentnet.guide.thanks.models
import agentnet.guide.tools.models
import agentnet.guide.writing.models
import agentnet.network.models
import agentnet.network.organisation.models
import agentnet.network.quiet.models
import agentnet.notify.bulk.models
import agentnet.notify.models
import agentnet.people.models
import agentnet.sources.models
import agentnet.surveys.models
import agentnet.surveys.reporting.models
import agentnet.surveys.waves.models
import agentnet.tasks.models
import agentnet.workshops.boards.models
import agentnet.workshops.groups.models
import agentnet.workshops.models
import agentnet.workshops.outcomes.models
import agentnet.workshops.patterns.models
import agentnet.workshops.picking.models
import agentnet.workshops.polls.models
import agentnet.workshops.promises.models
import agentnet.year.models  # noqa: F401
