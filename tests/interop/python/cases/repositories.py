"""The life of a repository: create, settings, move, duplicate, delete."""

import uuid

from driver import case
from hub import equal, raises, sha256
from huggingface_hub import RepoUrl
from huggingface_hub.errors import HfHubHTTPError, RepositoryNotFoundError

PREFIX = {"model": "", "dataset": "datasets/", "space": "spaces/"}


def options_for(kind):
    return {"repo_type": kind, **({"space_sdk": "static"} if kind == "space" else {})}


@case("create_repo makes models, datasets and spaces, each with its address, an initial commit and .gitattributes")
def create_each_type(hub):
    for kind, prefix in PREFIX.items():
        repo_id = hub.name("made")
        url = hub.api.create_repo(repo_id, **options_for(kind))
        equal((str(url), url.repo_id, url.repo_type), (f"{hub.endpoint}/{prefix}{repo_id}", repo_id, kind))
        info = hub.anonymous.repo_info(repo_id, repo_type=kind)
        equal((info.id, info.private, info.author, info.disabled), (repo_id, False, "alice", False), kind)
        equal([item.rfilename for item in info.siblings], [".gitattributes"], f"files of a new {kind}")
        commits = hub.anonymous.list_repo_commits(repo_id, repo_type=kind)
        equal([(commit.title, commit.commit_id) for commit in commits], [("initial commit", info.sha)])
        assert info.created_at is not None and info.last_modified is not None


@case("the same id may exist once per type, without regard to case, and exist_ok returns its address")
def create_twice(hub):
    repo_id = hub.new_repo("twice")
    hub.api.create_repo(repo_id, repo_type="dataset")
    for same in (repo_id, repo_id.replace("twice", "TWICE")):
        with raises(HfHubHTTPError, "already created this model repo", status=409):
            hub.api.create_repo(same)
    url = hub.api.create_repo(repo_id, exist_ok=True)
    equal((type(url), str(url)), (RepoUrl, f"{hub.endpoint}/{repo_id}"))


@case("a namespace of somebody else answers 403, also with exist_ok, and nothing is made")
def foreign_namespace(hub):
    stranger = f"bob/{hub.name('foreign').split('/')[1]}"
    for exist_ok in (False, True):
        with raises(HfHubHTTPError, status=403):
            hub.api.create_repo(stranger, exist_ok=exist_ok)
    reader = stranger.replace("bob/", "acme/")
    with raises(HfHubHTTPError, status=403):
        hub.bob.create_repo(reader)
    equal(hub.bob.repo_exists(stranger), False)
    equal(hub.api.repo_exists(reader), False)


@case("names that would break addresses are refused with a sentence")
def bad_names(hub):
    for name in ("tree", "resolve", "a..b", "-leading", "x" * 97):
        answer = hub.post("/api/repos/create", hub.token("alice"), json={"name": name, "organization": None})
        assert answer.status_code in (400, 422), f"{name[:20]}: {answer.status_code}"
        assert answer.json().get("error") and answer.headers.get("x-error-message"), f"{name[:20]}: no message"


@case("private=True makes a repository that only its owner sees")
def private_repo(hub):
    repo_id = hub.new_repo("hidden", private=True)
    equal(hub.api.repo_info(repo_id).private, True)
    for other, status in ((hub.bob, 404), (hub.anonymous, 401)):
        equal(other.repo_exists(repo_id), False)
        with raises(RepositoryNotFoundError, "repository not found", status=status):
            other.repo_info(repo_id)
        with raises(RepositoryNotFoundError, status=status):
            list(other.list_repo_tree(repo_id))
        assert repo_id not in [item.id for item in other.list_models(author="alice", limit=1000)]


@case("visibility is understood, and a visibility the hub does not know never makes a public repository", since=(1, 8))
def visibility(hub):
    repo_id = hub.new_repo("seen", visibility="private")
    equal(hub.anonymous.repo_exists(repo_id), False)
    equal(hub.anonymous.repo_exists(hub.new_repo("seen", visibility="public")), True)
    strange = hub.name("strange")
    answer = hub.post("/api/repos/create", hub.token("alice"), json={"name": strange.split("/")[1], "visibility": "internal"})
    assert answer.status_code in (400, 422), answer.status_code
    equal(hub.api.repo_exists(strange), False)


@case("update_repo_settings hides a repository and shows it again")
def settings(hub):
    repo_id = hub.new_repo("switched")
    hub.api.update_repo_settings(repo_id, private=True)
    equal((hub.anonymous.repo_exists(repo_id), hub.api.repo_info(repo_id).private), (False, True))
    hub.api.update_repo_settings(repo_id, private=False)
    equal((hub.anonymous.repo_exists(repo_id), hub.api.repo_info(repo_id).private), (True, False))
    with raises(HfHubHTTPError, "403 forbidden", status=403):
        hub.bob.update_repo_settings(repo_id, private=True)


@case("after move_repo the old name still works for info, tree, download and commit, with a token when private")
def move(hub):
    for private in (False, True):
        old, new = hub.new_repo("old", private=private), hub.name("new")
        content = b"moved " * 1000
        hub.api.upload_file(path_or_fileobj=content, path_in_repo="dir/data.txt", repo_id=old)
        hub.api.move_repo(old, new)
        equal(hub.api.repo_info(new).id, new)
        equal(hub.api.repo_info(old).id, new, "info by the old name")
        equal(sha256(hub.read(old, "dir/data.txt")), sha256(content), "bytes by the old name")
        equal([item.path for item in hub.api.list_repo_tree(old, "dir")], ["dir/data.txt"])
        hub.api.upload_file(path_or_fileobj=b"later", path_in_repo="later.txt", repo_id=old)
        equal(hub.read(new, "later.txt"), b"later")
        equal(hub.anonymous.repo_exists(old), not private, "anonymous by the old name")


@case("moving onto an existing name or into a foreign namespace is refused, and both repositories stay")
def move_refused(hub):
    one, two = hub.new_repo("one"), hub.new_repo("two")
    with raises(HfHubHTTPError, f"a model repository called {two} already exists"):
        hub.api.move_repo(one, two)
    with raises(HfHubHTTPError, status=403):
        hub.api.move_repo(one, one.replace("alice/", "bob/"))
    with raises(RepositoryNotFoundError):
        hub.bob.move_repo(hub.new_repo("mine", private=True), f"bob/{uuid.uuid4().hex}")
    equal((hub.api.repo_info(one).id, hub.api.repo_info(two).id), (one, two))


@case("a duplicate has the files of its source, is independent of it, and needs the right to read it")
def duplicate(hub):
    source = hub.new_repo("source", repo_type="space", space_sdk="static")
    hub.api.upload_file(path_or_fileobj=b"large " * 5000, path_in_repo="weights.bin", repo_id=source, repo_type="space")
    call = getattr(hub.api, "duplicate_repo", None)
    copy, again = hub.name("copy"), hub.name("copy")
    url = call(source, copy, repo_type="space") if call else hub.api.duplicate_space(source, copy)
    equal(url.repo_id, copy)
    equal(sha256(hub.read(copy, "weights.bin", repo_type="space")), sha256(b"large " * 5000))
    hub.api.delete_repo(source, repo_type="space")
    equal(sha256(hub.read(copy, "weights.bin", repo_type="space")), sha256(b"large " * 5000), "after its source is gone")
    with raises(RepositoryNotFoundError):
        call(source, again, repo_type="space") if call else hub.api.duplicate_space(source, again)


@case("delete_repo removes everything, and a missing repository is an error unless missing_ok")
def delete(hub):
    repo_id = hub.new_repo("doomed")
    with raises(HfHubHTTPError, "403 forbidden", status=403):
        hub.bob.delete_repo(repo_id)
    hub.api.delete_repo(repo_id)
    equal(hub.api.repo_exists(repo_id), False)
    with raises(RepositoryNotFoundError, "404 client error", "request id", "repository not found", status=404):
        hub.api.delete_repo(repo_id)
    hub.api.delete_repo(repo_id, missing_ok=True)
    hub.api.create_repo(repo_id)
    equal([commit.title for commit in hub.api.list_repo_commits(repo_id)], ["initial commit"], "the second life")


@case("repo_exists, revision_exists and file_exists tell what is there from what is not")
def existence(hub):
    repo_id = hub.new_repo("there")
    hub.api.upload_file(path_or_fileobj=b"{}", path_in_repo="a/config.json", repo_id=repo_id)
    equal((hub.api.repo_exists(repo_id), hub.api.repo_exists("alice/nowhere"), hub.api.repo_exists(repo_id, repo_type="dataset")), (True, False, False))
    equal([hub.api.revision_exists(repo_id, rev) for rev in ("main", "nope", "refs/heads/main")], [True, False, True])
    equal([hub.api.file_exists(repo_id, path) for path in ("a/config.json", "config.json", "a")], [True, False, False])
    equal(hub.api.file_exists(repo_id, "a/config.json", revision="nope"), False)


@case("repository ids of one segment answer RepositoryNotFoundError, never an error of the hub")
def one_segment(hub):
    with raises(RepositoryNotFoundError):
        hub.api.model_info("missing-repo-id")
    with raises(RepositoryNotFoundError):
        hub.api.list_repo_commits("missing-repo-id")
    with raises(RepositoryNotFoundError):
        hub.api.unlike("missing-repo-id")
