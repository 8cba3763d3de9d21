"""The fixed words of an agreement, each with the other ways in which people write it."""

FREQUENCIES: dict[str, tuple[str, ...]] = {
    "daily": ("every day", "each day", "per day", "day"),
    "weekly": ("every week", "each week", "per week", "week"),
    "biweekly": ("fortnightly", "every two weeks", "every 2 weeks", "every other week"),
    "monthly": ("every month", "each month", "per month", "month", "calendar month"),
    "bimonthly": ("every two months", "every 2 months", "every other month"),
    "quarterly": ("every quarter", "each quarter", "per quarter", "quarter", "every three months", "every 3 months"),
    "biannual": (
        "bi annual",
        "biannually",
        "semi annual",
        "semiannual",
        "semi annually",
        "half yearly",
        "twice a year",
        "twice yearly",
        "every six months",
        "every 6 months",
    ),
    "annual": ("annually", "yearly", "every year", "each year", "per year", "once a year", "year"),
    "per-event": ("per event", "per incident", "each event"),
}
"""How often something happens, from most to least often; `FREQUENCY_DAYS` has the interval."""

FREQUENCY_DAYS: dict[str, int] = {
    "daily": 1,
    "weekly": 7,
    "biweekly": 14,
    "monthly": 31,
    "bimonthly": 62,
    "quarterly": 92,
    "biannual": 183,
    "annual": 366,
    "per-event": 0,
}
"""The longest time between two, in days."""


def days_between(frequency: str) -> int | None:
    """The longest time between two, in days, for a frequency under any of its names."""
    names = ((name, (name, *others)) for name, others in FREQUENCIES.items())
    return next((FREQUENCY_DAYS[name] for name, spellings in names if frequency in spellings), None)


WINDOWS: dict[str, tuple[str, ...]] = {
    "day": ("daily", "calendar day", "business day", "working day", "per day", "each day"),
    "week": ("weekly", "working week", "calendar week", "per week", "each week"),
    "month": (
        "monthly",
        "calendar month",
        "per month",
        "each month",
        "billing month",
        "service month",
        "billing cycle",
    ),
    "quarter": (
        "quarterly",
        "calendar quarter",
        "each calendar quarter",
        "every quarter",
        "three months",
        "per quarter",
        "each quarter",
        "contract quarter",
    ),
    "half-year": ("half year", "six months", "6 months", "semi annual"),
    "year": (
        "annual",
        "every year",
        "each year",
        "yearly",
        "annually",
        "calendar year",
        "contract year",
        "per year",
        "12 months",
    ),
    "rolling-30d": ("rolling 30d", "rolling 30 days", "rolling month", "trailing 30 days"),
    "rolling-90d": ("rolling 90d", "rolling 90 days", "rolling quarter", "rolling 3 months", "rolling three months"),
    "event": ("per event", "per incident", "each event", "each incident", "per ticket"),
}
"""The stretch of time over which a metric is measured."""

WINDOW_MONTHS: dict[str, int] = {"quarter": 3, "half-year": 6, "year": 12, "rolling-90d": 3}
"""How many months of volume a long window gathers."""

DIRECTIONS: dict[str, tuple[str, ...]] = {
    "higher": ("higher is better", "up", "increase", "maximise", "maximize", "high"),
    "lower": ("lower is better", "down", "decrease", "minimise", "minimize", "low"),
    "range": ("within range", "band", "within", "target range"),
}
"""Which way is better."""

CLASSES: dict[str, tuple[str, ...]] = {
    "critical": ("critical service level", "csl", "kpi"),
    "key": ("key measurement", "key metric", "key performance indicator"),
    "monitored": (
        "reported",
        "reporting only",
        "informational",
        "information only",
        "subsidiary performance indicator",
    ),
}
"""What hangs on a metric: money or termination, an action plan, or a place in the report."""

STATISTICS: dict[str, tuple[str, ...]] = {
    "share": ("percentage", "proportion", "percent"),
    "mean": ("average", "arithmetic mean"),
    "median": (),
    "percentile": (),
    "max": ("maximum",),
    "count": ("number",),
    "sum": ("total",),
    "index": ("score",),
    "ratio": (),
}
"""How single cases become one figure."""

STATUSES: dict[str, tuple[str, ...]] = {
    "draft": ("proposed", "for review", "for signature", "template"),
    "agreed": ("signed", "final", "approved"),
    "in-force": ("in force", "active", "effective", "live"),
    "superseded": ("expired", "terminated", "replaced"),
}
"""Where the agreement stands in its life."""

START_TYPES: dict[str, tuple[str, ...]] = {
    "new": ("new service",),
    "transfer": ("transition", "transfer of provider", "migration"),
    "renewal": ("extension", "renewed"),
}
"""Whether the provider starts the work, takes it over, or goes on with it."""

ALLOCATIONS: dict[str, tuple[str, ...]] = {"weight": ("weights",), "pool": (), "points": (), "fixed": ("fixed amount",)}
"""How the amount at risk is shared among the metrics."""

SCALES: dict[str, tuple[str, ...]] = {
    "linear": ("proportional",),
    "banded": ("tiered", "stepped", "bands"),
    "cliff": ("all or nothing",),
    "points": (),
}
"""How a credit grows with the size of the miss."""

FACINGS: dict[str, tuple[str, ...]] = {
    "customer": ("customers",),
    "back-office": ("back office", "internal"),
    "both": (),
}
"""Whom the work meets."""

POPULATIONS: dict[str, tuple[str, ...]] = {"all": ("100%", "full population", "every case"), "sample": ("sampled",)}
"""Whether every case is measured or a sample."""

RAMP_NAMES = (
    "ramp_up",
    "ramp_period",
    "transition",
    "transition_period",
    "hypercare",
    "bedding_in",
    "stabilisation",
    "stabilization",
    "early_life_support",
    "learning_period",
    "grace_period",
    "baselining",
)
"""What people call the ramp."""

REVIEW_NAMES = ("service_review", "performance_review", "results", "service", "monthly")
"""What people call the review of results."""
