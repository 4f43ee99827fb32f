"""Payroll for recurring government payments to people: exact to the fen, every fen explained."""

__version__ = "0.1.0"

RULES_VERSION = "1"
"""The version of the rules by which lists are computed; it is stored with every batch."""
