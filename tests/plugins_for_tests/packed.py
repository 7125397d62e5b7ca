"""Records that come with the plugin."""

from hubsite import PackRecord, hookimpl


@hookimpl
def hubsite_records(hub_config):
    summary = f"A part of {hub_config.name}’s council area."
    yield PackRecord(folder="terms", id="ward", fields={"name": "Ward", "summary": summary})
    yield PackRecord(folder="terms", id="quorum", fields={"name": "Quorum", "summary": "How many must be there."})
