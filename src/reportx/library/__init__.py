"""The library: what a user has added, in one SQLite file that other tools can open as well."""

from reportx.library.store import Added, Library, Listed, open_library

__all__ = ["Added", "Library", "Listed", "open_library"]
