"""What a hub offers to an import."""

import pytest

from hubsite import HubsiteError
from hubsite.importing.opening import kinds_and_formats
from hubsite.testing import write_hub


def test_the_format_csv_is_there_without_being_named(tmp_path):
    kinds, formats = kinds_and_formats(write_hub(tmp_path, {}), safe=False)
    assert "csv" in formats
    assert "spaces" in {kind.folder for kind in kinds}


def test_a_plugin_that_fails_to_load_stops_an_import(tmp_path):
    hub = write_hub(
        tmp_path, {"hub.yml": "name: Here\nplugins: [mine]\n", "plugins/mine.py": "raise ValueError('no')\n"}
    )
    with pytest.raises(HubsiteError, match="mine"):
        kinds_and_formats(hub, safe=False)
