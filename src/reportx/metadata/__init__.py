"""What a report says of itself: body, place, level, kind, speaker, session, dates and periods."""

from reportx.metadata.kinds import kind_of
from reportx.metadata.read import read_metadata

__all__ = ["kind_of", "read_metadata"]
