"""Features of huggingface.co that this hub has not: the client shows a sentence, at once."""

from driver import case
from hub import raises
from huggingface_hub.errors import HfHubHTTPError


@case("papers and the running of apps are refused in one sentence each")
def sentences(hub):
    space_id = hub.name("space")
    hub.api.create_repo(space_id, repo_type="space", space_sdk="static")
    collection = hub.api.create_collection(title=f"Papers {space_id}", namespace="alice")
    with raises(HfHubHTTPError, "no papers", status=501):
        hub.api.add_collection_item(collection.slug, item_id="2307.09288", item_type="paper")
    with raises(HfHubHTTPError, "not run", status=501):
        hub.api.get_space_runtime(space_id)
