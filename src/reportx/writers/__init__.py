"""Documents to what leaves the program: JSON for programs, tables for people.

Nothing is imported here: who writes JSON must not pay for tables.
"""
