"""The library: what a user has added, in one SQLite file that other tools can open as well."""

from reportx.library.opening import open_library
from reportx.library.store import Added, Library, stored_path

__all__ = ["Added", "Library", "open_library", "stored_path"]
