"""What is thought of people's deaths: the table that the settings name, and those who died since the project began.

The catch: a death of the last months may not have been reported yet; so nothing is concluded from these.
"""

from dataclasses import dataclass

from subsidies import fitting, months, mortality, workspace
from subsidies.engine import Known
from subsidies.fitting import Experience, Multiplier
from subsidies.mortality import Outlook, Table, Unsure
from subsidies.read import mortality as table
from subsidies.workspace import Workspace

LATE = 3
"""Months back from the estimate whose deaths may not have been reported yet; nothing is concluded from them."""


@dataclass(frozen=True, slots=True)
class Deaths:
    """What is thought of people's deaths."""

    past: Experience
    multiplier: Multiplier
    unsure: Unsure


def named(place: Workspace) -> Table | None:
    """Return the table of mortality that the settings name. Raises ``Refusal`` where it has an error."""
    found, findings = table.named(place.mortality, place.root)
    workspace.refuse([one for one in findings if workspace.is_error(one)])
    return found


def outlook(known: Known, as_of: int, deadly: Table | None, weight: int) -> tuple[Outlook | None, Deaths | None]:
    """Return how people may die, by a table and by those who died since the project began."""
    if deadly is None:
        return None, None
    watched = range(known.project.since, max(months.of_day(as_of) - LATE, known.project.since))
    past = fitting.experience(known.facts, known.project, deadly, watched)
    multiplier = fitting.fitted(past, weight)
    found = Outlook(deadly, as_of, multiplier.mean)
    return found, Deaths(past, multiplier, mortality.unsure(known.facts, found))
