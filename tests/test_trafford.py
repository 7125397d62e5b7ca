"""A real council's tables become a hub. The data is not ours to ship, so this runs only where it lies beside us."""

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from hubsite.importing import ImportPlan, run_import
from hubsite.kinds import BUILT_IN
from hubsite.read.config import read_config
from hubsite.read.records import read_hub

DATA = Path(__file__).resolve().parents[1].parent / "shared" / "data"
TRAFFORD, GOV = DATA / "trafford", DATA / "gov"
pytestmark = pytest.mark.skipif(not TRAFFORD.is_dir(), reason="the real data is not here")

COUNCIL = ImportPlan.of(
    "csv",
    "bodies",
    maps=["Ward=posts.+.label"],
    sets=["name=Trafford Council", "tier=unitary", "posts.+.seats=3", "posts.+.role=Councillor"],
)
COUNCILLORS = ImportPlan.of(
    "csv",
    "people",
    maps=[
        "Name=name",
        "Ward=memberships.0.post",
        "Party=memberships.0.on_behalf_of",
        "Email=email",
        "Telephone=phone",
        "Page=url",
    ],
    sets=["memberships.0.body=trafford-council"],
)
LIBRARIES = ImportPlan.of(
    "csv",
    "spaces",
    maps=[
        *("name=name", "type=location_type", "address=address", "postcode=postcode", "email=email"),
        *("website=url", "lat=latitude", "lon=longitude"),
    ],
)
CHARITIES = ImportPlan.of(
    "csv",
    "groups",
    maps=[
        *("charity_name=name", "charity_activities=summary", "charity_contact_address=address"),
        *("charity_contact_postcode=postcode", "charity_contact_phone=phone"),
        *("charity_contact_email=email", "charity_contact_web=url"),
    ],
    defaults=["summary=A registered charity."],
)
CLUBS = ImportPlan.of(
    "csv", "groups", maps=["name=name", "category=summary", "category=tags", "address=address", "postcode=postcode"]
)
FOOD_BANKS = ImportPlan.of(
    "csv",
    "services",
    maps=[
        *("Name=name", "Referral method=application_process", "Opening times=opening_hours"),
        *("Address=address", "Postcode=postcode", "Contact=email", "Website=url"),
    ],
)
DEFIBRILLATORS = ImportPlan.of(
    "csv",
    "spaces",
    maps=[
        *("Location=name", "Address1=address", "Address2=address", "Address3=address", "Postcode=postcode"),
        *("Latitude=latitude", "Longitude=longitude", "Notes=description"),
    ],
    sets=["location_type=defibrillator"],
)
LIBRARIES_FILE = "trafford_libraries.csv"
TABLES = [
    ("councillors.csv", COUNCIL, 1),
    ("councillors.csv", COUNCILLORS, 62),
    (LIBRARIES_FILE, LIBRARIES, 13),
    ("charities_operating_in_trafford.csv", CHARITIES, 736),
    ("sports_clubs.csv", CLUBS, 140),
    ("trafford_food_banks.csv", FOOD_BANKS, 7),
    ("trafford_defibrillators.csv", DEFIBRILLATORS, 185),
]


def new_hub(root):
    (root / "content").mkdir(parents=True)
    (root / "content" / "hub.yml").write_text("name: Trafford\n")
    return root


@pytest.fixture(scope="module")
def trafford(tmp_path_factory):
    root = new_hub(tmp_path_factory.mktemp("trafford"))
    done = [run_import(root, TRAFFORD / file, plan) for file, plan, _ in TABLES]
    return root, done


def read(root):
    config, problems = read_config(root)
    assert config is not None and not problems
    return read_hub(root, config.values, BUILT_IN, date(2026, 11, 22))


def content(root):
    files = [*root.glob("content/**/*"), *root.glob("imports/*")]
    return {file: (file.read_bytes(), file.stat().st_mtime_ns) for file in files if file.is_file()}


def test_every_row_becomes_a_record(trafford):
    root, done = trafford
    assert [report.counts["new"] for report in done] == [number for _, _, number in TABLES]
    assert not any(report.failed for report in done)
    found = Counter(record.folder for record in read(root)[0].records)
    assert found == {"bodies": 1, "people": 62, "spaces": 13 + 185, "groups": 736 + 140, "services": 7}


def test_the_hub_has_no_problem_at_all(trafford):
    """What is wrong with the data was told at the import, and did not get into the hub."""
    assert read(trafford[0])[1] == []


def test_the_council_has_its_wards_and_people_hold_them(trafford):
    hub = read(trafford[0])[0]
    records = {record.key: record for record in hub.records}
    council = records["bodies/trafford-council"]
    assert len(council.posts) == 21
    assert {post.seats for post in council.posts} == {3}
    held = Counter(record.memberships[0].post for record in hub.records if record.folder == "people")
    # One seat was vacant on the day the table was saved.
    assert {post for post, number in held.items() if number != 3} == {"broadheath"}
    assert set(held) == {post.id for post in council.posts}
    daniel = records["people/councillor-daniel-jerrome"]
    assert daniel.memberships[0].on_behalf_of == "Green Party"
    assert daniel.url.startswith("https://democratic.trafford.gov.uk/")


def test_what_was_not_carried_is_what_is_wrong_in_the_tables(trafford):
    told = "\n".join("\n".join(report.lines()) for report in trafford[1])
    assert "row 36, column Telephone: not carried. '0161 865 8946, 07545 921015, 07545 921015'" in told
    assert "column charity_contact_postcode: not carried. 'WA15 OHF' is not the shape of a UK postcode." in told
    assert "Not carried: column Image." in told
    values = Counter(line.split(": ")[0].split("column ")[-1] for line in told.splitlines() if ": not carried" in line)
    values.pop("Longitude", None)  # one with more decimals than a field may take
    assert values == {
        "Telephone": 6,  # two or three numbers in one cell
        "charity_contact_phone": 5,
        "charity_contact_web": 3,
        "charity_contact_postcode": 1,
    }


def test_six_food_banks_of_one_name_are_six_services(trafford):
    ids = [record.id for record in read(trafford[0])[0].records if record.folder == "services"]
    assert len(ids) == 7
    assert "trussell-trust-m31-4bu" in ids and "the-globe-old-trafford-pantry" in ids


def test_food_banks_by_name_alone_are_told(tmp_path):
    plan = ImportPlan.of("csv", "services", ["Name=name"])
    report = run_import(new_hub(tmp_path / "hub"), TRAFFORD / "trafford_food_banks.csv", plan)
    assert report.counts["new"] == 2 and sum(report.counts.values()) == 7
    told = "\n".join(report.lines())
    assert "rows 2, 3, 4, 5, 6 and 7 share one name, 'Trussell Trust', and became one record." in told
    assert "such as Postcode, or give `--id`." in told


def test_no_address_of_a_page_holds_a_telephone_number_or_mail(trafford):
    ids = [record.id for record in read(trafford[0])[0].records]
    assert not [one for one in ids if re.search(r"0\d{3,4}-?\d{3}|gmail|hotmail|outlook", one)]


def test_a_second_run_changes_nothing(trafford):
    root = trafford[0]
    before = content(root)
    for file, plan, number in TABLES:
        report = run_import(root, TRAFFORD / file, plan)
        assert report.counts["unchanged"] == number, report.lines()
    assert content(root) == before


def test_the_order_of_the_rows_means_nothing(trafford, tmp_path):
    """The same tables from the last row to the first give the same files, except for the order of the posts."""
    root = new_hub(tmp_path / "hub")
    for name, plan, _ in TABLES:
        first, *lines = (TRAFFORD / name).read_text(encoding="utf-8-sig").splitlines()
        (tmp_path / name).write_text("\n".join([first, *reversed(lines)]))
        run_import(root, tmp_path / name, plan)
    here, there = ({f.relative_to(r): f.read_text() for f in r.glob("content/*/*")} for r in (root, trafford[0]))
    assert {str(file) for file in here if here[file] != there.get(file)} == {"content/bodies/trafford-council.yml"}
    assert here.keys() == there.keys()


def test_the_governments_tables(tmp_path):
    root = new_hub(tmp_path)
    councils = ImportPlan.of("csv", "body", ["name=name", "homepage_url=url"], identity="slug")
    services = ImportPlan.of("csv", "service", ["Description=name", "LGSL=lgsl_code"])
    assert run_import(root, GOV / "local-authorities.csv", councils).counts["new"] == 382
    assert run_import(root, GOV / "local_services.csv", services).counts["new"] == 117
    assert (root / "content/bodies/trafford.yml").is_file()
    assert read(root)[1] == []
