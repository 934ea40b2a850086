"""`hintctl emulator`, as a process, used by programs other than hintctl."""

import base64
import http.client
import re
import shutil
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.functional.conftest import Call
from tests.running import Hintctl, Serve

ADA = "pat-n32hjf4mmu1s"


def test_the_first_line_names_the_address_and_an_interrupt_ends_it_well(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hintctl", "emulator", "serve", "--port", "0", "--db", str(tmp_path / "e.db")]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    assert server.stdout
    first, second = server.stdout.readline(), server.stdout.readline()
    server.send_signal(signal.SIGINT)
    rest, _ = server.communicate(timeout=10)
    assert re.fullmatch(r"listening on http://127\.0\.0\.1:\d+/api/provider\n", first)
    assert second.startswith("EMULATOR.")
    assert (server.returncode, rest) == (0, "")


@pytest.mark.skipif(shutil.which("curl") is None, reason="needs curl")
def test_curl_can_use_it(serve: Serve) -> None:
    url = serve()

    def curl(*arguments: str) -> str:
        return subprocess.run(["curl", "-sS", *arguments], capture_output=True, text=True, check=True).stdout

    basic, json = ("-u", "emu-partner-a:"), ("-H", "Content-Type: application/json")
    assert '"pat-n32hjf4mmu1s"' in curl(*basic, f"{url}/patients?limit=1")
    created = curl(*basic, *json, "-d", '{"first_name": "New", "last_name": "One"}', f"{url}/patients")
    assert re.search(r'"id": ?"pat-[A-Za-z0-9]{12}"', created)
    curl(*basic, *json, "-X", "PUT", "-d", '{"integration_record_id": "c 1"}', f"{url}/patients/{ADA}")
    assert f'"{ADA}"' in curl("-H", "Authorization: Bearer emu-partner-a", f"{url}/patients/c%201")
    assert curl(*basic, "-o", "/dev/null", "-w", "%{http_code}", "-X", "DELETE", f"{url}/patients/c%201") == "204"
    assert curl(*basic, "-o", "/dev/null", "-w", "%{http_code}", f"{url}/patients/{ADA}") == "404"
    assert curl("-o", "/dev/null", "-w", "%{http_code}", f"{url}/patients/{ADA}") == "401"


def test_basic_and_bearer_are_the_same_partner(serve: Serve) -> None:
    url = serve()
    path = urlsplit(url).path + "/patients?limit=2"
    answers = []
    with closing(http.client.HTTPConnection(urlsplit(url).netloc, timeout=10)) as connection:
        for authorization in ("Bearer emu-partner-a", "Basic " + base64.b64encode(b"emu-partner-a:").decode()):
            connection.request("GET", path, headers={"Authorization": authorization})
            answer = connection.getresponse()
            answers.append((answer.status, answer.headers["X-Count"], answer.headers["X-Total-Count"], answer.read()))
    assert answers[0] == answers[1]
    assert answers[0][:3] == (200, "2", "12")


def test_before_april_2017_the_legacy_fields_are_stored_and_later_migrated(tmp_path: Path, call: Call) -> None:
    def served(day: str) -> tuple[subprocess.Popen[str], str]:
        options = ["--port", "0", "--db", str(tmp_path / "e.db"), "--as-of", day]
        command = [sys.executable, "-m", "hintctl", "emulator", "serve", *options]
        server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        assert server.stdout
        return server, server.stdout.readline().split()[-1]

    with (day_before := served("2017-03-31"))[0] as server:
        patient = f"{day_before[1]}/patients/{ADA}"
        stored = call(patient, "PATCH", {"external_link_id": "old-1"})
        assert (stored["external_link_id"], stored["integration_record_id"]) == ("old-1", None)
        server.terminate()
    with (day := served("2017-04-01"))[0] as server:
        patient = f"{day[1]}/patients/{ADA}"
        migrated = call(patient, "PATCH", {"external_link_id": "new-1", "import_id": "new-2", "import_source": "x"})
        found = (migrated["external_link_id"], migrated["import_id"], migrated["integration_record_id"])
        assert found == ("old-1", None, "old-1"), "ignored, and what was stored has been migrated"
        server.terminate()


def test_more_patients_are_the_same_every_time_for_a_seed(serve: Serve, call: Call) -> None:
    lists = [
        call(f"{serve('--patients', '30', '--seed', seed)}/patients?limit=100&sort=created_at")
        for seed in ("1", "1", "2")
    ]
    names = [[(patient["id"], patient["last_name"]) for patient in patients] for patients in lists]
    assert len(names[0]) == 12 + 30
    assert names[0] == names[1]
    assert names[0] != names[2]


def test_reset_takes_the_embedded_emulator_back(hintctl: Hintctl) -> None:
    hintctl("link", "patient", ADA, "emr-1", "--emulator")
    seeded = [hintctl("emulator", "seed", "--patients", number).out for number in ("5", "2", "0")]
    assert seeded == ["the emulator has its base data and 5 more patients of seed 0\n"] * 3
    assert hintctl("emulator", "reset").code == 0
    assert "0 more patients" in hintctl("emulator", "seed").out
    assert hintctl("get", "patient", ADA, "--field", "integration_record_id", "--emulator").out == "\n"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--fail", "200:0.5"], "from 400 to 599"),
        (["--fail", "503"], "STATUS:SHARE"),
        (["--fail", "503:2"], "from 0 to 1"),
        (["--as-of", "yesterday"], "--as-of"),
        (["--clears-with", "hope"], "--clears-with"),
        (["--port", "99999"], "--port"),
        (["--patients", "-1"], "--patients"),
    ],
)
def test_switches_that_make_no_sense(options: list[str], said: str, hintctl: Hintctl) -> None:
    ended = hintctl("emulator", "serve", "--port", "0", *options)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err
    assert ended.err.count("\n") == 1


def test_a_port_that_is_taken_and_a_database_that_is_none(serve: Serve, hintctl: Hintctl, tmp_path: Path) -> None:
    port = str(urlsplit(serve()).port)
    taken = hintctl("emulator", "serve", "--port", port)
    assert taken.code == 2
    assert "--port" in taken.err
    (tmp_path / "text.db").write_text("This is no database, but a text of some length.\n" * 20)
    for command in ("serve", "seed", "reset"):
        ended = hintctl("emulator", command, "--db", tmp_path / "text.db")
        assert (ended.code, ended.err.count("\n")) == (2, 1)
        assert "--db" in ended.err
