"""Lists of repositories, and likes."""

import itertools
import time

from driver import case
from hub import equal, raises
from huggingface_hub.errors import HfHubHTTPError, RepositoryNotFoundError

CARD = """---
license: apache-2.0
language: [en, zh]
library_name: transformers
pipeline_tag: text-classification
tags: [{tag}]
---
# A card
"""


def ids(items):
    return [item.id for item in items]


@case("list_models, list_datasets and list_spaces find by search and author, each its own type only")
def search_and_author(hub):
    word = f"needle{hub.client.replace('.', '')}{hub.mode}"
    made = {}
    for kind, options in (("model", {}), ("dataset", {}), ("space", {"space_sdk": "static"})):
        made[kind] = hub.new_repo(word, repo_type=kind, **options)
    for kind, listing in (("model", "list_models"), ("dataset", "list_datasets"), ("space", "list_spaces")):
        equal(ids(getattr(hub.anonymous, listing)(search=word)), [made[kind]], f"search {kind}")
        equal(ids(getattr(hub.anonymous, listing)(search=word.upper(), author="alice")), [made[kind]], "upper case")
        equal(ids(getattr(hub.anonymous, listing)(search=word, author="bob")), [], "another author")


@case("listings page through everything once, and limit stops early")
def paging(hub):
    word = f"paged{hub.client.replace('.', '')}{hub.mode}"
    made = {hub.new_repo(word) for _ in range(7)}
    listed = ids(hub.anonymous.list_models(search=word))
    equal((len(listed), set(listed)), (7, made))
    equal(len(ids(hub.anonymous.list_models(search=word, limit=3))), 3)
    first = hub.get(f"/api/models?search={word}&limit=2")
    link = first.headers["link"]
    assert link.startswith(f"<{hub.endpoint}/api/models?") and link.endswith('>; rel="next"'), link
    seen, url = [], f"/api/models?search={word}&limit=2"
    for _ in range(10):
        page = hub.get(url)
        seen += [item["id"] for item in page.json()]
        if "link" not in page.headers:
            break
        url = page.headers["link"].split(">")[0][1:].removeprefix(hub.endpoint)
    equal((len(seen), set(seen)), (7, made), "by pages of two")


@case("listings sort by creation, change and likes, newest and most liked first")
def sorting(hub):
    word = f"sorted{hub.client.replace('.', '')}{hub.mode}"
    first, second = hub.new_repo(word), hub.new_repo(word)
    hub.api.upload_file(path_or_fileobj=b"newer", path_in_repo="x.txt", repo_id=first)
    equal(hub.post(f"/api/models/{second}/like", hub.token("bob")).status_code, 200, "like")
    by = lambda key: ids(itertools.islice(hub.anonymous.list_models(search=word, sort=key), 5))  # noqa: E731
    equal(by("created_at"), [second, first], "by creation")
    equal(by("last_modified"), [first, second], "by change")
    equal(by("likes"), [second, first], "by likes")


@case("a model is found by what its card says: tag, library, task, language and licence")
def filters(hub):
    word = f"carded{hub.client.replace('.', '')}{hub.mode}"
    repo_id, plain = hub.new_repo(word), hub.new_repo(word)
    hub.api.upload_file(path_or_fileobj=CARD.format(tag=word).encode(), path_in_repo="README.md", repo_id=repo_id)
    wait_for(lambda: hub.anonymous.model_info(repo_id).pipeline_tag == "text-classification")
    info = hub.anonymous.model_info(repo_id)
    equal((info.library_name, info.card_data.license), ("transformers", "apache-2.0"))
    assert {word, "license:apache-2.0", "en", "zh", "transformers"} <= set(info.tags), info.tags
    for found in ({"filter": word}, {"filter": ["license:apache-2.0", word]}, {"pipeline_tag": "text-classification"}, {"filter": ["en", "transformers"]}):
        equal(ids(hub.anonymous.list_models(search=word, **found)), [repo_id], str(found))
    assert plain in ids(hub.anonymous.list_models(search=word))


@case("expand gives exactly what is asked for, full gives the files, and an unknown property is refused")
def expand(hub):
    repo_id = hub.new_repo("expanded")
    info = hub.anonymous.model_info(repo_id, expand=["likes", "private"])
    equal((info.id, info.likes, info.private, info.sha, info.siblings), (repo_id, 0, False, None, None))
    listed = list(hub.anonymous.list_models(search=repo_id.split("/")[1], full=True))
    equal([[item.rfilename for item in model.siblings] for model in listed], [[".gitattributes"]])
    with raises(HfHubHTTPError, status=400):
        hub.anonymous.model_info(repo_id, expand=["nonsense"])


@case("likes count once a user, are listed, and can be taken back")
def likes(hub):
    repo_id = hub.new_repo("liked")
    for _ in range(2):
        equal(hub.post(f"/api/models/{repo_id}/like", hub.token("bob")).status_code, 200)
    equal(hub.anonymous.model_info(repo_id).likes, 1)
    assert repo_id in hub.bob.list_liked_repos("bob").models
    equal([user.username for user in hub.anonymous.list_repo_likers(repo_id)], ["bob"])
    hub.bob.unlike(repo_id)
    equal(hub.anonymous.model_info(repo_id).likes, 0)
    assert repo_id not in hub.bob.list_liked_repos("bob").models
    with raises(RepositoryNotFoundError, status=404):
        hub.bob.unlike(hub.new_repo("unseen", private=True))


def wait_for(holds, seconds=20):
    """A card is read by a job after the commit."""
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, f"did not hold within {seconds} s"
        time.sleep(0.2)
