import pytest
from hypothesis import given
from hypothesis import strategies as st

from hintctl.api.endpoint import Endpoint
from hintctl.errors import ConfigError


@pytest.mark.parametrize(
    ("text", "url", "loopback"),
    [
        ("https://api.hint.com", "https://api.hint.com/api/provider", False),
        ("https://api.hint.com/", "https://api.hint.com/api/provider", False),
        ("https://api.hint.com/api", "https://api.hint.com/api/provider", False),
        ("https://api.hint.com/api/", "https://api.hint.com/api/provider", False),
        ("https://api.hint.com/api/provider/", "https://api.hint.com/api/provider", False),
        ("https://gate.example:8443/hint/v2", "https://gate.example:8443/hint/v2", False),
        (" HTTPS://API.Hint.Com \n", "https://api.hint.com/api/provider", False),
        ("https://api.hint.com:", "https://api.hint.com/api/provider", False),
        ("https://10.0.0.7", "https://10.0.0.7/api/provider", False),
        ("https://[2001:db8::7]:8443", "https://[2001:db8::7]:8443/api/provider", False),
        ("http://localhost:8017", "http://localhost:8017/api/provider", True),
        ("http://127.0.0.1:8017", "http://127.0.0.1:8017/api/provider", True),
        ("http://127.9.9.9", "http://127.9.9.9/api/provider", True),
        ("http://[::1]:8017", "http://[::1]:8017/api/provider", True),
        ("http://[0:0:0:0:0:0:0:1]", "http://[::1]/api/provider", True),
        ("https://localhost", "https://localhost/api/provider", True),
    ],
)
def test_an_address_is_read_as_the_base_of_every_path(text: str, url: str, loopback: bool) -> None:
    endpoint = Endpoint.parse(text)
    assert (endpoint.url, endpoint.loopback) == (url, loopback)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "not a web address"),
        ("api.hint.com", "not a web address"),
        ("//api.hint.com", "not a web address"),
        ("ftp://api.hint.com", "not a web address"),
        ("https://", "not a web address"),
        ("https:api.hint.com", "not a web address"),
        ("https:///api", "not a web address"),
        ("https://api.hint.com:port", "not an address"),
        ("https://api.hint.com:65536", "not an address"),
        ("https://[::1", "not an address"),
        ("https://user@api.hint.com", "user or a password"),
        ("https://:secret@api.hint.com", "user or a password"),
        ("https://api.hint.com?a=b", "query or a fragment"),
        ("https://api.hint.com/#top", "query or a fragment"),
        ("https://api.hint.com?", "query or a fragment"),
        ("https://api.hint.com#", "query or a fragment"),
        ("https://api.hint.com.", "no valid host"),
        ("https://.api.hint.com", "no valid host"),
        ("https://api..hint.com", "no valid host"),
        ("https://-api.hint.com", "no valid host"),
        ("https://api hint.com", "no valid host"),
        ("https://api%2ehint.com", "no valid host"),
        ("https://h\u0131nt.com", "no valid host"),
        ("https://" + "a" * 64 + ".example", "no valid host"),
        ("https://" + "a." * 127 + "example", "no valid host"),
        ("https://1.2.3.999", "no valid host"),
        ("https://[::1%25lo]", "not a web address"),
        ("https://[v1.a]", "not a web address"),
        ("https://[::1]x", "not a web address"),
        ("https://[::1::2]", "not an address"),
        ("https://api.hint.com/sbx-abc", "a key in its path"),
        ("https://gate.example/hint/emu-partner-a/v2", "a key in its path"),
        ("https://api.hint.com/../admin", "unusual path"),
        ("https://api.hint.com/a/./b", "unusual path"),
        ("https://api.hint.com//evil.example", "unusual path"),
        ("https://api.hint.com/%2e%2e/", "unusual path"),
        ("https://api.hint.com/a;b", "unusual path"),
    ],
)
def test_anything_else_is_refused_with_the_reason(text: str, problem: str) -> None:
    with pytest.raises(ConfigError, match=problem) as caught:
        Endpoint.parse(text)
    assert caught.value.hint


@pytest.mark.parametrize(
    "text",
    [
        *("CANARY", "https://CANARY@api.hint.com", "https://CANARY:@api.hint.com:port", "CANARY@api.hint.com"),
        *("https://api.hint.com:CANARY", "https://api.hint.com/sbx-CANARY", "http://api.hint.com/CANARY"),
        *("https://api.hint.com/CANARY/..", "https://api..hint.com/CANARY", "https://[::1/CANARY"),
        *("https://api.hint.com?key=CANARY", "https://api.hint.com#CANARY", "https://[CANARY@api.hint.com"),
    ],
)
def test_an_address_that_may_hold_the_key_is_not_quoted(text: str) -> None:
    with pytest.raises(ConfigError) as caught:
        Endpoint.parse(text)
    assert "canary" not in caught.value.explain().lower()


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("https://API.hint.com:443/hint/v2", "https://api.hint.com"),
        ("https://api.hint.com:80", "https://api.hint.com:80"),
        ("http://localhost:80", "http://localhost"),
        ("http://[0::1]:8017/api", "http://[::1]:8017"),
    ],
)
def test_an_origin_is_scheme_host_and_port(text: str, origin: str) -> None:
    assert Endpoint.parse(text).origin == origin


@given(st.text(alphabet="htps:/@[]\\?#%.-:0127localhosteviL \t\n\u3002\uff0e", max_size=40))
def test_whatever_is_accepted_over_http_names_this_machine(rest: str) -> None:
    for text in (rest, f"http://{rest}", f"http://127.0.0.1{rest}", f"http://localhost{rest}"):
        try:
            endpoint = Endpoint.parse(text)
        except ConfigError:
            continue
        if endpoint.url.startswith("http:"):
            host = endpoint.host
            assert host in ("localhost", "[::1]") or (host.startswith("127.") and not host.strip("0123456789."))
