"""Somebody's wish to be forgotten: their record goes, their name is replaced, and what a person must do is said."""

from hubsite.forgetting.taking_out import Forgetting, forget, write
from hubsite.forgetting.whole import AsWritten, as_written

__all__ = ["AsWritten", "Forgetting", "as_written", "forget", "write"]
