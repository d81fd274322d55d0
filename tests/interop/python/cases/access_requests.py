"""Requests for access to gated repositories, as the client's own methods list and decide them."""

import json
import urllib.request

from driver import case
from hub import equal, raises
from huggingface_hub.errors import GatedRepoError, HfHubHTTPError


def ask(hub, repo_id, user="bob"):
    """As the page of the repository does: clients have no call for it."""
    address = f"{hub.endpoint}/hub/v1/repositories/model/{repo_id}/access-requests"
    headers = {"authorization": f"Bearer {hub.token(user)}", "content-type": "application/json"}
    urllib.request.urlopen(urllib.request.Request(address, data=json.dumps({}).encode(), headers=headers)).read()


def names(requests):
    return [request.username for request in requests]


@case("who asks for access to a gated model is accepted, taken back, rejected and granted")
def gate(hub):
    repo_id = hub.new_repo()
    hub.api.upload_file(path_or_fileobj=b"contents", path_in_repo="config.json", repo_id=repo_id)
    hub.api.update_repo_settings(repo_id, gated="manual")
    with raises(GatedRepoError, status=403):
        hub.bob.hf_hub_download(repo_id, "config.json", cache_dir=hub.cache)
    ask(hub, repo_id)
    equal(names(hub.api.list_pending_access_requests(repo_id)), ["bob"])
    hub.api.accept_access_request(repo_id, "bob")
    with raises(HfHubHTTPError, "accepted already", status=400):
        hub.api.accept_access_request(repo_id, "bob")
    equal(names(hub.api.list_accepted_access_requests(repo_id)), ["bob"])
    hub.bob.hf_hub_download(repo_id, "config.json", cache_dir=hub.cache)
    hub.api.cancel_access_request(repo_id, "bob")
    equal((names(hub.api.list_pending_access_requests(repo_id)), names(hub.api.list_accepted_access_requests(repo_id))), (["bob"], []))
    hub.api.reject_access_request(repo_id, "bob", rejection_reason="Not now.")
    equal(names(hub.api.list_rejected_access_requests(repo_id)), ["bob"])
    with raises(HfHubHTTPError, status=403):
        hub.bob.hf_hub_download(repo_id, "config.json", cache_dir=hub.folder / "another")
    hub.api.grant_access(repo_id, "bob")
    with raises(HfHubHTTPError, status=400):
        hub.api.grant_access(repo_id, "bob")
    hub.bob.hf_hub_download(repo_id, "config.json", cache_dir=hub.folder / "another")


@case("requests for access are the authors' business")
def others(hub):
    repo_id = hub.new_repo()
    hub.api.update_repo_settings(repo_id, gated="auto")
    with raises(HfHubHTTPError, status=403):
        list(hub.bob.list_pending_access_requests(repo_id))
    with raises(HfHubHTTPError, status=403):
        hub.bob.grant_access(repo_id, "bob")
    with raises(HfHubHTTPError, status=404):
        hub.api.accept_access_request(repo_id, "bob")
    ask(hub, repo_id)
    hub.bob.auth_check(repo_id)
