"""What hub.yml says of the forms."""

from __future__ import annotations

from hubsite import Field, Settings, Url, Words


class EditorSettings(Settings):
    """`editor:` in hub.yml."""

    base_url: Url | None = Field(
        None,
        description="The address of a sign-in service (OAuth proxy); without one, editors sign in with a token.",
        examples=["https://sign-in.ashcombe.example"],
    )
    kinds: Words = Field((), description="Which kinds have forms; left out, all of them.", examples=["groups, spaces"])
