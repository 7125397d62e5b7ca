"""Sheets for the notices."""

raise RuntimeError("no paper")
