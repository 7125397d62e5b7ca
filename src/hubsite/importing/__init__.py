"""Real tables into records: `hubsite import`. What people edited since is theirs, and nothing is lost in silence."""

# plan.py says what was asked for, survey.py which row is which record, record.py what can be carried, update.py what
# may be changed in a file that people keep by hand, memory.py what an earlier run wrote. run.py is the journey.

from __future__ import annotations

from hubsite.importing.plan import ImportPlan
from hubsite.importing.report import ImportReport
from hubsite.importing.run import run_import

__all__ = ["ImportPlan", "ImportReport", "run_import"]
