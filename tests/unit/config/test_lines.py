import tomllib

import pytest

from hintctl.config.lines import line_of, line_of_error

ENDPOINT = ("profiles", "x", "endpoint")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("[profiles.x]\nendpoint = 1", 2),
        ("[profiles.x]\r\n# why\r\n\r\nendpoint = 1\r\n", 4),
        ("profile = 'x'\n[profiles.y]\nendpoint = 2\n[profiles.x]\nendpoint = 1\n", 5),
        ("[profiles.x]\nurl = 1\nendpoint = [\n1,\n2,\n]\n", 3),
        ("[profiles.x]\nurl = '''\nendpoint = 2\n'''\nendpoint = 1\n", 5),
        ("[profiles.x]\n'endpoint' = 1", 2),
        ('[profiles."\\u0078"]\n"end\\u0070oint" = 1', 2),
        ("\nprofiles.x.endpoint = 1", 2),
        ("profile = 1\nprofiles = {x = {url = 2, endpoint = 1}}", 2),
        ("[profiles.x.endpoint.more]\na = 1", 1),
        ("[profiles]\n[profiles.y]\n[[profiles.x.endpoint]]\n", 3),
    ],
)
def test_a_setting_is_on_the_line_where_its_statement_begins(text: str, line: int) -> None:
    assert line_of(text, ENDPOINT) == line


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("profile", 1),
        ("a = 1\na = 2", 2),
        ("a = 1\n\n[b\nc = 1", 3),
        ("a = 1\nb = 'open\nc = 2\n", 2),
        ("a = 1\nb = [\n1,\n2,\nc = 3\n", 5),
        ('a = 1\nb = """\nnever closed\n\n', 3),
        ("a = [\n1,\n2,\n\n", 3),
        ("a = 1\nb = '''\nnever closed\n\n", 2),
        ("a = 1\nb = " + "1" * 5000 + "\nc = 1\nd = 2\n", 2),
        ("a = 1\nb = " + "[" * 5000, 2),
    ],
)
def test_a_mistake_is_on_the_line_where_it_was_found_or_the_text_ends(text: str, line: int) -> None:
    with pytest.raises((ValueError, RecursionError)) as caught:
        tomllib.loads(text)
    assert line_of_error(text, caught.value) == line


def test_a_setting_among_very_many_is_found_by_reading_few_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "".join(f"[profiles.p{number}]\nendpoint = 'https://a.example'\n" for number in range(500))
    read, reads = tomllib.loads, []

    def count(lines: str) -> dict[str, object]:
        reads.append(len(lines))
        return read(lines)

    monkeypatch.setattr(tomllib, "loads", count)
    assert line_of(text, ("profiles", "p321", "endpoint")) == 2 * 321 + 2
    assert len(reads) < 15
