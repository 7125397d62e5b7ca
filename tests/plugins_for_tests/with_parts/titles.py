"""A part."""

TITLE = "Parts"
