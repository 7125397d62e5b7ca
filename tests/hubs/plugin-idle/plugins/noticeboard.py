"""Sheets for the noticeboard."""
