"""Sheets for the notices."""
