"""The library: what a user has added, in one SQLite file that other tools can open as well."""

from reportx.library.store import Added, Library, Listed, open_library, stored_path

__all__ = ["Added", "Library", "Listed", "open_library", "stored_path"]
