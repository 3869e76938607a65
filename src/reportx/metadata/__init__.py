"""What a report says of itself: body, place, level, kind, speaker, session, dates and periods."""

from reportx.metadata.kinds import Told, tell_kind
from reportx.metadata.read import read_metadata

__all__ = ["Told", "read_metadata", "tell_kind"]
