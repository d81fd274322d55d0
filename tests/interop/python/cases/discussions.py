"""Discussions and pull requests, as the client's own methods drive them."""

from driver import case
from hub import equal, raises
from huggingface_hub import CommitOperationAdd, CommitOperationDelete
from huggingface_hub.errors import HfHubHTTPError, RevisionNotFoundError


def types(details):
    return [event.type for event in details.events]


@case("a discussion is begun, commented, edited, renamed, hidden, closed and opened again")
def talk(hub):
    repo_id = hub.new_repo()
    made = hub.bob.create_discussion(repo_id, title="A question", description="What is it for?")
    equal((made.num, made.title, made.status, made.is_pull_request, made.author), (1, "A question", "open", False, "bob"))
    said = hub.api.comment_discussion(repo_id, 1, comment="For verses.")
    equal((said.type, said.author, said.content, said.edited), ("comment", "alice", "For verses.", False))
    edited = hub.api.edit_discussion_comment(repo_id, 1, said.id, new_content="For good verses.")
    equal((edited.content, edited.edited), ("For good verses.", True))
    renamed = hub.bob.rename_discussion(repo_id, 1, new_title="A better question")
    equal((renamed.old_title, renamed.new_title), ("A question", "A better question"))
    hidden = hub.api.hide_discussion_comment(repo_id, 1, said.id)
    equal((hidden.hidden, hidden.content), (True, ""))
    closed = hub.bob.change_discussion_status(repo_id, 1, new_status="closed", comment="Thank you.")
    equal(closed.new_status, "closed")
    hub.bob.change_discussion_status(repo_id, 1, new_status="open")
    details = hub.anonymous.get_discussion_details(repo_id, 1)
    equal((details.title, details.status, details.is_pull_request), ("A better question", "open", False))
    equal(types(details), ["comment", "comment", "title-change", "comment", "status-change", "status-change"])


@case("discussions are listed by author, type and status, over several pages")
def listing(hub):
    repo_id = hub.new_repo()
    for i in range(53):
        (hub.bob if i % 2 else hub.api).create_discussion(repo_id, title=f"Number {i}", description="x")
    hub.bob.create_pull_request(repo_id, title="A change", description="x")
    hub.api.change_discussion_status(repo_id, 1, new_status="closed")
    nums = lambda **options: [one.num for one in hub.api.get_repo_discussions(repo_id, **options)]
    equal(nums(), list(range(54, 0, -1)))
    equal(nums(discussion_type="pull_request"), [54])
    equal(nums(discussion_status="closed"), [1])
    equal(len(nums(author="bob", discussion_type="discussion")), 26)


@case("a pull request begins as a draft, takes commits of its author, and is merged by the owner")
def draft(hub):
    repo_id = hub.new_repo()
    made = hub.bob.create_pull_request(repo_id, title="A change", description="Better.")
    equal((made.num, made.status, made.git_reference), (1, "draft", "refs/pr/1"))
    equal(hub.api.repo_info(repo_id, revision="refs/pr/1").sha, hub.api.repo_info(repo_id).sha)
    hub.bob.upload_file(path_or_fileobj=b"hello\n", path_in_repo="hello.txt", repo_id=repo_id, revision="refs/pr/1")
    with raises(HfHubHTTPError, "draft", status=409):
        hub.api.merge_pull_request(repo_id, 1)
    hub.bob.change_discussion_status(repo_id, 1, new_status="open")
    with raises(HfHubHTTPError, status=403):
        hub.bob.merge_pull_request(repo_id, 1)
    hub.api.merge_pull_request(repo_id, 1, comment="Merged, thank you.")
    equal(hub.read(repo_id, "hello.txt"), b"hello\n")
    details = hub.api.get_discussion_details(repo_id, 1)
    equal((details.status, details.target_branch, details.conflicting_files), ("merged", "refs/heads/main", []))
    equal(details.merge_commit_oid, hub.api.repo_info(repo_id).sha)
    equal(types(details), ["comment", "commit", "status-change", "comment", "status-change"])
    refs = hub.api.list_repo_refs(repo_id, include_pull_requests=True)
    equal([ref.ref for ref in refs.pull_requests], ["refs/pr/1"])


@case("a reader proposes a commit with create_pr, large files included, and reads it back from its ref")
def proposed(hub):
    repo_id = hub.new_repo()
    large = bytes(range(256)) * 8192
    info = hub.bob.create_commit(
        repo_id,
        operations=[CommitOperationAdd("weights.bin", large), CommitOperationAdd("notes.md", b"new\n")],
        commit_message="Weights of mine",
        commit_description="They are better.",
        create_pr=True,
    )
    equal((info.pr_num, info.pr_revision), (1, "refs/pr/1"))
    assert info.pr_url.endswith(f"/{repo_id}/discussions/1"), info.pr_url
    equal(hub.read(repo_id, "weights.bin", revision="refs/pr/1"), large)
    assert not hub.api.file_exists(repo_id, "weights.bin")
    details = hub.api.get_discussion_details(repo_id, 1)
    equal((details.title, details.status, details.author, details.events[0].content), ("Weights of mine", "open", "bob", "They are better."))
    assert "+++ b/notes.md" in details.diff and "+new" in details.diff, details.diff
    hub.api.merge_pull_request(repo_id, 1)
    equal(hub.read(repo_id, "weights.bin"), large)


@case("a folder is proposed with upload_folder, and a commit upon an earlier parent")
def folders(hub):
    repo_id = hub.new_repo()
    first = hub.api.repo_info(repo_id).sha
    hub.api.upload_file(path_or_fileobj=b"a", path_in_repo="a.txt", repo_id=repo_id)
    hub.write("data/one.txt", "one")
    hub.write("data/deep/two.txt", "two")
    info = hub.bob.upload_folder(repo_id=repo_id, folder_path=hub.folder / "data", path_in_repo="data", create_pr=True)
    equal(sorted(hub.api.list_repo_files(repo_id, revision=f"refs/pr/{info.pr_num}"))[-2:], ["data/deep/two.txt", "data/one.txt"])
    earlier = hub.bob.create_commit(
        repo_id, [CommitOperationAdd("b.txt", b"b")], commit_message="Earlier", create_pr=True, parent_commit=first
    )
    files = hub.api.list_repo_files(repo_id, revision=earlier.pr_revision)
    assert "a.txt" not in files and "b.txt" in files, files
    hub.api.merge_pull_request(repo_id, earlier.pr_num)
    files = hub.api.list_repo_files(repo_id)
    assert "a.txt" in files and "b.txt" in files, files


@case("a pull request that conflicts names its files, and one upon no branch is refused")
def conflicts(hub):
    repo_id = hub.new_repo()
    hub.api.upload_file(path_or_fileobj=b"first\n", path_in_repo="a.txt", repo_id=repo_id)
    info = hub.bob.upload_file(path_or_fileobj=b"theirs\n", path_in_repo="a.txt", repo_id=repo_id, create_pr=True)
    hub.api.create_commit(repo_id, [CommitOperationDelete("a.txt")], commit_message="Gone")
    num = hub.api.get_discussion_details(repo_id, 1).num
    equal(hub.api.get_discussion_details(repo_id, num).conflicting_files, ["a.txt"])
    with raises(HfHubHTTPError, "a.txt", status=409):
        hub.api.merge_pull_request(repo_id, num)
    with raises(RevisionNotFoundError):
        hub.bob.create_commit(repo_id, [CommitOperationAdd("b.txt", b"b")], commit_message="x", create_pr=True, revision="nowhere")
    with raises(HfHubHTTPError, status=409):
        hub.api.change_discussion_status(repo_id, num, new_status="open")
    assert info.pr_num == num if hasattr(info, "pr_num") else True


@case("what is private does not exist for others, and switched off says so")
def closed(hub):
    repo_id = hub.new_repo(private=True)
    hub.api.create_discussion(repo_id, title="Inside", description="x")
    with raises(HfHubHTTPError, status=404):
        list(hub.bob.get_repo_discussions(repo_id))
    with raises(HfHubHTTPError, status=404):
        hub.bob.create_discussion(repo_id, title="Me too", description="x")
