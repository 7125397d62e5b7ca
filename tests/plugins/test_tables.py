"""Tables as spreadsheets save them, and what is no table."""

from pathlib import Path

import pytest

from hubsite.outputs import Importer
from hubsite.plugins import Plugins


@pytest.fixture
def csv(tmp_path: Path) -> Importer:
    ((_, importer),) = Plugins(tmp_path, ["tables"]).ask("hubsite_importers")
    return importer


def rows(importer: Importer, folder: Path, content: bytes | str) -> list[dict[str, str]]:
    file = folder / "clubs.csv"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return [dict(row) for row in importer.rows(file)]


HALL = [{"Name": "Café “Mill”", "Where": "Lane, 1"}]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_separators_line_ends_and_encodings(csv, tmp_path, mark, end, encoding):
    text = f'Name{mark}Where{end}Café “Mill”{mark}"Lane, 1"{end}'
    assert rows(csv, tmp_path, text.encode(encoding)) == HALL


def test_the_last_letter_of_an_older_encoding_counts(csv, tmp_path):
    assert rows(csv, tmp_path, "Name\nCafé".encode("cp1252")) == [{"Name": "Café"}]


def test_utf_8_is_known_where_a_letter_lies_across_two_readings(csv, tmp_path):
    text = "Name\n" + "x" * 999_994 + "é\n"
    assert (
        rows(csv, tmp_path, text.replace("x" * 999_994, ("x" * 99 + "\n") * 9999 + "x" * 94))
        .pop()["Name"]
        .endswith("xé")
    )


def test_commas_in_a_text_do_not_make_a_table_of_commas(csv, tmp_path):
    assert rows(csv, tmp_path, 'Name;"Where, and how"\nA;B, C, D\n') == [{"Name": "A", "Where, and how": "B, C, D"}]


def test_quotes_line_breaks_and_blank_rows(csv, tmp_path):
    text = 'Name,Words\n"Hall ""A""","one\ntwo"\n,\n\nB,2\n'
    found = rows(csv, tmp_path, text)
    assert found[0] == {"Name": 'Hall "A"', "Words": "one\ntwo"}
    # Blank rows are there, empty: a spreadsheet numbers them too.
    assert found[1:] == [{"Name": "", "Words": ""}, {"Name": "", "Words": ""}, {"Name": "B", "Words": "2"}]


def test_empty_columns_at_the_end_do_not_count(csv, tmp_path):
    assert rows(csv, tmp_path, "Name,Where,,\nA,B,,\nC,D\n") == [
        {"Name": "A", "Where": "B"},
        {"Name": "C", "Where": "D"},
    ]


def test_a_row_of_too_few_or_too_many_cells_says_so_and_the_next_ones_go_on(csv, tmp_path):
    found = rows(csv, tmp_path, "Name,Where\nA\nA,B,C\nA,B\n")
    assert found[0][""].startswith("it has 1 cell, but the first row names 2 columns. ")
    assert found[1][""].startswith("it has 3 cells, but the first row names 2 columns. ")
    assert found[2] == {"Name": "A", "Where": "B"}


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"Name\nA\nB\0C\n", "NUL bytes"),
        (b"PK\x03\x04rest", "it is a spreadsheet."),
        (b"\xd0\xcf\x11\xe0rest", "it is a spreadsheet."),
        (b'Name\nA\n"B\nC\nD\n', "row 3 is broken."),
        (b'Name\nA "quick" one\n"B" and more\n', "row 3 is broken."),
        (b'"Name\nA\n', "row 1 is broken."),
        (b"", "its first row is empty."),
        (b"\nName\nA\n", "its first row is empty."),
        (b"Name,,Where\nA,B,C\n", "column 2 has no name"),
        (b"Name,Phone,Phone\nA,B,C\n", "two columns are called 'Phone'."),
        (b"Name\nA\x81\n", "letters of an unknown encoding"),
    ],
)
def test_what_is_no_table_is_told_in_a_sentence(csv, tmp_path, content, sentence):
    with pytest.raises(ValueError) as error:
        rows(csv, tmp_path, content)
    assert sentence in str(error.value)


def test_rows_are_read_one_by_one(csv, tmp_path):
    """A mistake at the end does not keep the rows before it back: nothing is gathered first."""
    (tmp_path / "clubs.csv").write_text('Name,Where\nA,B\nC,D\n"E\n')
    reading = iter(csv.rows(tmp_path / "clubs.csv"))
    assert [next(reading)["Name"], next(reading)["Name"]] == ["A", "C"]
    with pytest.raises(ValueError, match="row 4"):
        next(reading)
