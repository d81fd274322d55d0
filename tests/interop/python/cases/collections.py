"""Collections: make, list, change, fill, order and delete, as the client's own methods do."""

from driver import case
from hub import equal, raises
from huggingface_hub.errors import HfHubHTTPError


def new_collection(hub, **options):
    """Its title is one that no other client, version or case uses."""
    return hub.api.create_collection(title=hub.name("Shelf").split("/")[1], **options)


@case("a collection is created under one's own name, found again and deleted once")
def life(hub):
    made = new_collection(hub, description="What a laptop can run.")
    assert made.slug.startswith("alice/shelf-"), made.slug
    equal((made.title, made.description, made.private, made.upvotes, made.items), (made.title, "What a laptop can run.", False, 0, []))
    found = hub.anonymous.get_collection(made.slug)
    equal((found.slug, found.title, found.owner["name"]), (made.slug, made.title, "alice"))
    hub.api.delete_collection(made.slug)
    with raises(HfHubHTTPError, "collection not found", status=404):
        hub.api.delete_collection(made.slug)
    hub.api.delete_collection(made.slug, missing_ok=True)


@case("a second collection of a title is refused, or with exists_ok the first one is what one gets")
def exists_ok(hub):
    made = new_collection(hub)
    with raises(HfHubHTTPError, "already", status=409):
        hub.api.create_collection(title=made.title)
    equal(hub.api.create_collection(title=made.title, exists_ok=True).slug, made.slug)


@case("items are added at the end, annotated, moved and taken out; twice is refused unless it may exist")
def items(hub):
    model, dataset = hub.new_repo(), hub.new_repo("rows", repo_type="dataset")
    slug = new_collection(hub).slug
    hub.api.add_collection_item(slug, item_id=model, item_type="model", note="Begin here")
    whole = hub.api.add_collection_item(slug, item_id=dataset, item_type="dataset")
    equal([(item.item_id, item.item_type, item.position, item.note) for item in whole.items], [(model, "model", 0, "Begin here"), (dataset, "dataset", 1, None)])
    with raises(HfHubHTTPError, status=409):
        hub.api.add_collection_item(slug, item_id=model, item_type="model")
    equal(len(hub.api.add_collection_item(slug, item_id=model, item_type="model", exists_ok=True).items), 2)
    with raises(HfHubHTTPError, status=404):
        hub.api.add_collection_item(slug, item_id="alice/nothing-here", item_type="model")
    hub.api.update_collection_item(slug, item_object_id=whole.items[1].item_object_id, position=0, note="First")
    now = hub.api.get_collection(slug).items
    equal([(item.item_id, item.note) for item in now], [(dataset, "First"), (model, "Begin here")], "moved")
    hub.api.delete_collection_item(slug, item_object_id=now[0].item_object_id)
    hub.api.delete_collection_item(slug, item_object_id=now[0].item_object_id, missing_ok=True)
    equal([item.item_id for item in hub.api.get_collection(slug).items], [model])


@case("a collection stands in another one under its slug", since=(1, 19))
def nested(hub):
    inner, outer = new_collection(hub), new_collection(hub)
    whole = hub.api.add_collection_item(outer.slug, item_id=inner.slug, item_type="collection")
    equal([(item.item_id, item.item_type) for item in whole.items], [(inner.slug, "collection")])


@case("title, description, colour and visibility are changed, and the address ends as before")
def metadata(hub):
    made = new_collection(hub)
    changed = hub.api.update_collection_metadata(made.slug, title=f"{made.title} now", description="Fewer", theme="pink", private=True, position=0)
    equal((changed.title, changed.description, changed.theme, changed.private, changed.position), (f"{made.title} now", "Fewer", "pink", True, 0))
    equal(changed.slug[-24:], made.slug[-24:], "the end of the address")
    with raises(HfHubHTTPError, "collection not found", status=404):
        hub.bob.get_collection(changed.slug)
    equal(hub.api.get_collection(made.slug).title, changed.title, "found by the former address")


@case("nobody else edits it, and what others may not see stands in it only for those who may")
def others(hub):
    public, private = hub.new_repo(), hub.new_repo(private=True)
    slug = new_collection(hub).slug
    for repo_id in (private, public):
        hub.api.add_collection_item(slug, item_id=repo_id, item_type="model")
    equal([item.item_id for item in hub.api.get_collection(slug).items], [private, public])
    equal([(item.item_id, item.position) for item in hub.bob.get_collection(slug).items], [(public, 0)])
    with raises(HfHubHTTPError, status=403):
        hub.bob.update_collection_metadata(slug, title="Mine now")
    with raises(HfHubHTTPError, status=403):
        hub.bob.delete_collection(slug)


@case("lists go by owner and by item, show four items of each, and stop at the limit")
def lists(hub):
    slug = new_collection(hub).slug
    repos = [hub.new_repo() for _ in range(5)]
    for repo_id in repos:
        hub.api.add_collection_item(slug, item_id=repo_id, item_type="model")
    found = list(hub.api.list_collections(owner="alice", item=f"models/{repos[4]}", sort="lastModified"))
    equal([(one.slug, len(one.items), one.position) for one in found], [(slug, 4, 0)])
    equal(list(hub.api.list_collections(owner="bob", item=f"models/{repos[4]}")), [])
    equal(len(list(hub.api.list_collections(owner=["alice", "acme"], limit=2))), 2, "the limit")
