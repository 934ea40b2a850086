"""A proxy behind which Hint's hosts are an emulator: `https://api.sandbox.hint.com` over real TLS, without Hint."""

import contextlib
import shutil
import socket
import socketserver
import ssl
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

HOSTS = ("api.hint.com", "api.sandbox.hint.com")


@contextlib.contextmanager
def stand_in(emulator: str, folder: Path) -> Iterator[dict[str, str]]:
    """Lends the environment in which Hint's hosts are the emulator with this URL; others can't be reached."""
    certificate, key = _make_certificate(folder)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    address = urlsplit(emulator)
    assert address.hostname
    assert address.port

    class Tunnel(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            _, host, _ = self.rfile.readline().decode("ascii").split()
            while self.rfile.readline().strip():
                pass
            if host.removesuffix(":443") not in HOSTS:
                self.wfile.write(b"HTTP/1.1 502 Bad Gateway\r\n\r\n")
                return
            self.wfile.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
            with (
                contextlib.suppress(ConnectionError, ssl.SSLError),  # the client went away
                context.wrap_socket(self.connection, server_side=True) as near,
                socket.create_connection((address.hostname, address.port)) as far,
            ):
                back = threading.Thread(target=_relay, args=(far, near))
                back.start()
                _relay(near, far)
                back.join()

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Tunnel) as proxy:
        proxy.daemon_threads = True
        threading.Thread(target=proxy.serve_forever, daemon=True).start()
        yield {"HTTPS_PROXY": f"http://127.0.0.1:{proxy.server_address[1]}", "SSL_CERT_FILE": str(certificate)}
        proxy.shutdown()


def _relay(source: socket.socket, target: socket.socket) -> None:
    with contextlib.suppress(OSError):  # either side may end the connection at any time
        while data := source.recv(65_536):
            target.sendall(data)
    with contextlib.suppress(OSError):
        target.shutdown(socket.SHUT_WR)


def _make_certificate(folder: Path) -> tuple[Path, Path]:
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not installed, which makes the certificate")
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    names = ",".join(f"DNS:{host}" for host in HOSTS)
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=stand-in"),
            *("-addext", f"subjectAltName={names}", "-keyout", key, "-out", certificate),
        ],
        check=True,
        capture_output=True,
    )
    return certificate, key
