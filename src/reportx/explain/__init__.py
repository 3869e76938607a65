"""Why a numeral is what it is: the chain behind a value, told from what the engine itself found."""

from reportx.explain.explain import explain
from reportx.explain.select import Query

__all__ = ["Query", "explain"]
