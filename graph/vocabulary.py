"""The one vocabulary: enumerations shared by records, graph, queries and screens."""

from enum import StrEnum


class AgencyKind(StrEnum):
    """What a named actor is: a body, a class of bodies, an undefined circle, a person's post."""

    BODY = "body"
    COLLECTIVE = "collective"
    VAGUE = "vague"
    OFFICE = "office"
    UNKNOWN = "unknown"


class Sector(StrEnum):
    """The sector that a body belongs to."""

    STATE = "state"
    PARTY = "party"
    FRONT = "front"
    SOCIO_POLITICAL = "socio_political"
    PEOPLE_ORG = "people_org"
    ARMED = "armed"
    JUDICIAL = "judicial"
    PRESS = "press"
    UNIVERSITY = "university"
    ENTERPRISE = "enterprise"
    FOREIGN = "foreign"


class Level(StrEnum):
    """The tier of government."""

    CENTRAL = "central"
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"


class Basis(StrEnum):
    """Why a body leads: named as "chủ trì", or the task is given to it."""

    EXPLICIT = "explicit"
    ASSIGNED = "assigned"


class Modality(StrEnum):
    """How a body was addressed: assignment, or request ("Đề nghị …")."""

    ASSIGNMENT = "assignment"
    REQUEST = "request"


class ReportingLine(StrEnum):
    """The kind of a reporting edge; all but `duty` are background from the registry."""

    ADMINISTRATIVE = "administrative"
    PROFESSIONAL = "professional"
    PARTY = "party"
    COMMAND = "command"
    DUTY = "duty"


class DeadlineKind(StrEnum):
    """The meaning of a deadline."""

    ONCE = "once"
    YEARLY = "yearly"
    HALF_YEARLY = "half-yearly"
    QUARTERLY = "quarterly"
    MONTHLY = "monthly"
    CONTINUOUS = "continuous"
    CONDITIONAL = "conditional"
    UNCLEAR = "unclear"


class Relation(StrEnum):
    """How a document refers to another; strongest first, as the contract orders them."""

    REPLACES = "replaces"
    AMENDS = "amends"
    ATTACHED_TO = "attached_to"
    IMPLEMENTS = "implements"
    BASED_ON = "based_on"
    CITES = "cites"

    @property
    def strength(self) -> int:
        """Higher is stronger."""
        return len(Relation) - list(Relation).index(self)


class Review(StrEnum):
    """What a person decided about a reading."""

    OPEN = "open"
    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    REJECTED = "rejected"


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    WARN = "warn"
    INFO = "info"


class Verdict(StrEnum):
    """What a person decides about a finding or another subject; the latest decision counts, a note decides nothing."""

    DISMISSED = "dismissed"
    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    REOPENED = "reopened"
    NOTE = "note"
