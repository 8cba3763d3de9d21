"""The agreement as rules see it."""

from sla_lint.model.document import Document, Passage
from sla_lint.model.level import Level
from sla_lint.model.measurement import Baseline, DataSource
from sla_lint.model.metric import Metric
from sla_lint.model.sections import Credits, Milestone, Ramp, Remedies, Reporting, Review, ReviewMeeting, Section
from sla_lint.model.service import Hours, Service, Volume

__all__ = [
    "Baseline",
    "Credits",
    "DataSource",
    "Document",
    "Hours",
    "Level",
    "Metric",
    "Milestone",
    "Passage",
    "Ramp",
    "Remedies",
    "Reporting",
    "Review",
    "ReviewMeeting",
    "Section",
    "Service",
    "Volume",
]
