"""Sheets for the noticeboard."""

raise RuntimeError("no paper")
