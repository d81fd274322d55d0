"""What a case needs of the hub under test: users, fresh repositories, folders, and a look at the requests the client makes."""

import contextlib
import hashlib
import itertools
import json
import os
import sys
import tempfile
from pathlib import Path

import huggingface_hub
from huggingface_hub import HfApi
from huggingface_hub.utils import get_session

_NUMBERS = itertools.count(1)


class Hub:
    def __init__(self):
        self.context = json.loads(os.environ["INTEROP_CONTEXT"])
        self.mode = self.context["mode"]
        self.client = self.context["client"]
        self.endpoint = self.context["endpoint"]
        self.version = huggingface_hub.__version__
        self.users = self.context["users"]
        self.work = Path(self.context["workDir"])
        self.bin = Path(sys.executable).parent
        self.api = HfApi(token=self.token("alice"))
        self.bob = HfApi(token=self.token("bob"))
        self.anonymous = HfApi(token=False)

    def for_case(self):
        """A folder and a cache of its own for each case."""
        self.folder = Path(tempfile.mkdtemp(prefix="case-", dir=self.work))
        self.cache = self.folder / "cache"
        return self

    def token(self, user, role="write"):
        return self.users[user][role]

    def name(self, word):
        """A repository id that no other client, version or case uses."""
        return f"alice/{word}-{self.client.replace('.', '-')}-{next(_NUMBERS)}"

    def new_repo(self, word="model", **options):
        repo_id = self.name(word)
        self.api.create_repo(repo_id, **options)
        return repo_id

    def write(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def read(self, repo_id, path, **options):
        """The bytes that hf_hub_download brings, through a cache nobody has used."""
        options.setdefault("cache_dir", tempfile.mkdtemp(prefix="cache-", dir=self.folder))
        return Path(self.api.hf_hub_download(repo_id, path, **options)).read_bytes()

    def get(self, path):
        return get_session().get(f"{self.endpoint}{path}")

    def post(self, path, token, **options):
        return get_session().post(f"{self.endpoint}{path}", headers={"authorization": f"Bearer {token}"}, **options)

    def commit(self, repo_id, lines, user="alice", revision="main"):
        """A commit as raw lines, for what the client itself would never send."""
        body = "".join(json.dumps(line) + "\n" for line in lines).encode()
        headers = {"authorization": f"Bearer {self.token(user)}", "content-type": "application/x-ndjson"}
        content = {"data": body} if self.version.startswith("0.") else {"content": body}
        return get_session().post(f"{self.endpoint}/api/models/{repo_id}/commit/{revision}", headers=headers, **content)


def sha256(content):
    return hashlib.sha256(content).hexdigest()


def git_blob_oid(content):
    return hashlib.sha1(b"blob %d\0" % len(content) + content).hexdigest()


@contextlib.contextmanager
def recorded_requests():
    """Every request that the client's shared session sends meanwhile, as "METHOD path"; works for requests and for httpx."""
    session, seen = get_session(), []
    if hasattr(session, "event_hooks"):
        before = session.event_hooks
        hook = lambda request: seen.append(f"{request.method} {request.url.raw_path.decode()}")  # noqa: E731
        session.event_hooks = {**before, "request": [*before.get("request", []), hook]}
        try:
            yield seen
        finally:
            session.event_hooks = before
    else:
        hook = lambda response, *_, **__: seen.append(f"{response.request.method} {response.request.path_url}")  # noqa: E731
        session.hooks["response"].append(hook)
        try:
            yield seen
        finally:
            session.hooks["response"].remove(hook)


@contextlib.contextmanager
def recorded_bytes():
    """The lengths of all bodies that the client's shared session is sent meanwhile; for clients on httpx."""
    session, lengths = get_session(), []
    before = session.event_hooks
    hook = lambda response: lengths.append(int(response.headers.get("content-length", 0)))  # noqa: E731
    session.event_hooks = {**before, "response": [*before.get("response", []), hook]}
    try:
        yield lengths
    finally:
        session.event_hooks = before


@contextlib.contextmanager
def raises(kind, *texts, status=None):
    """The block must raise `kind` (or a subclass), its text holding every one of `texts`, from an answer with `status`."""
    caught = []
    try:
        yield caught
    except kind as error:
        caught.append(error)
    assert caught, f"nothing was raised; expected {kind.__name__}"
    text, answer = str(caught[0]), getattr(caught[0], "response", None)
    for wanted in texts:
        assert wanted.lower() in text.lower(), f"{type(caught[0]).__name__} does not say {wanted!r}: {text}"
    if status is not None:
        assert answer is not None and answer.status_code == status, f"status {getattr(answer, 'status_code', None)}, expected {status}: {text}"


def equal(actual, expected, what=""):
    assert actual == expected, f"{what or 'value'}: got {_short(actual)}, expected {_short(expected)}"


def _short(value):
    text = repr(value)
    return text if len(text) < 300 else f"{text[:300]}… ({len(text)} characters)"
