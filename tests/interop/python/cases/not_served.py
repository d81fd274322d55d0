"""Features of huggingface.co that this hub has not: the client shows a sentence, at once."""

from driver import case
from hub import raises
from huggingface_hub.errors import HfHubHTTPError


@case("discussions, pull requests, webhooks, collections and the running of apps are refused in one sentence each")
def sentences(hub):
    repo_id, space_id = hub.new_repo(), hub.name("space")
    hub.api.create_repo(space_id, repo_type="space", space_sdk="static")
    with raises(HfHubHTTPError, "no discussions and pull requests yet", status=501):
        list(hub.api.get_repo_discussions(repo_id))
    with raises(HfHubHTTPError, "no discussions and pull requests yet", status=501):
        hub.api.create_discussion(repo_id, title="A question")
    with raises(HfHubHTTPError, "no pull requests yet", "create_pr=False"):
        hub.api.upload_file(path_or_fileobj=b"x", path_in_repo="x.txt", repo_id=repo_id, create_pr=True)
    with raises(HfHubHTTPError, "no webhooks yet", status=501):
        hub.api.list_webhooks()
    with raises(HfHubHTTPError, "no collections yet", status=501):
        hub.api.create_collection(title="Mine", namespace="alice")
    with raises(HfHubHTTPError, "not run", status=501):
        hub.api.get_space_runtime(space_id)
