"""A download whose connection is cut in the middle."""

import os
import socket
import threading

from driver import case, version_tuple
from hub import equal, sha256
from huggingface_hub import HfApi

MEGABYTE = 1024 * 1024
# The client writes 10 MB at a time and goes on after the last whole piece.
SIZE, CUT_AFTER, PIECE = 24 * MEGABYTE, 21 * MEGABYTE, 10 * MEGABYTE


@case("a large download that is cut once goes on where it stopped, at once or when asked again, and ends with the right bytes", modes=["embedded", "proxied", "given"], limit=120)
def cut_download(hub):
    repo_id = hub.new_repo()
    content = os.urandom(SIZE)
    hub.api.upload_file(path_or_fileobj=content, path_in_repo="w.bin", repo_id=repo_id)
    with CuttingProxy(hub.context["port"], CUT_AFTER) as proxy:
        scheme = hub.endpoint.split("://")[0]
        api = HfApi(endpoint=f"{scheme}://localhost:{proxy.port}", token=hub.token("alice"))
        try:
            path = api.hf_hub_download(repo_id, "w.bin", cache_dir=hub.cache)
        except Exception as error:  # noqa: BLE001 - before 2.0 a cut connection reaches the user, who asks again
            assert hub.version < "2", f"{type(error).__name__}: {error}"
            path = api.hf_hub_download(repo_id, "w.bin", cache_dir=hub.cache)
    with open(path, "rb") as file:
        equal(sha256(file.read()), sha256(content))
    assert proxy.cuts == 1, f"the proxy cut {proxy.cuts} connections"
    if (1, 0) <= version_tuple(hub.version) < (2, 0):
        return  # these throw away what they have when the connection breaks
    assert proxy.bytes_down < SIZE + PIECE, f"{proxy.bytes_down} bytes went down: the download started again from zero"


class CuttingProxy:
    """Passes TCP connections on to the hub and resets the first one that has carried `cut_after` bytes down."""

    def __init__(self, target_port, cut_after):
        self.target_port, self.cut_after = target_port, cut_after
        self.cuts, self.bytes_down, self.lock = 0, 0, threading.Lock()

    def __enter__(self):
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.listener.close()

    def _accept(self):
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            server = socket.create_connection(("127.0.0.1", self.target_port))
            for source, sink, is_down in ((client, server, False), (server, client, True)):
                threading.Thread(target=self._pump, args=(source, sink, is_down), daemon=True).start()

    def _pump(self, source, sink, is_down):
        carried = 0
        try:
            while data := source.recv(65536):
                carried += len(data)
                if is_down and self._must_cut(carried, len(data)):
                    break
                sink.sendall(data)
        except OSError:
            pass
        for end in (source, sink):
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass

    def _must_cut(self, carried, size):
        with self.lock:
            self.bytes_down += size
            if self.cuts == 0 and carried > self.cut_after:
                self.cuts = 1
                return True
            return False
