"""What is worked out once for a hub."""

from dataclasses import replace

from hubsite import once_for_each_hub
from hubsite.testing import make_hub


def test_a_hub_is_looked_through_once_and_another_one_again(tmp_path):
    asked = []

    @once_for_each_hub
    def names(hub):
        """Names."""
        asked.append(hub)
        return [each.name for each in hub.records]

    hub = make_hub(tmp_path, {"groups/choir.yml": "name: Choir\nsummary: We sing.\n"}).hub
    assert names(hub) == names(hub) == ["Choir"] and len(asked) == 1
    same_words = replace(hub)
    assert names(same_words) == ["Choir"] and len(asked) == 2 and asked[1] is same_words
    assert names.__name__ == "names" and names.__doc__ == "Names."
