"""Who follows whom, as the client lists it. Following itself is a deed of pages: the client has no call for it."""

from driver import case
from hub import equal, recorded_requests
from huggingface_hub.utils import get_session


def follow(hub, name, user="bob"):
    answer = get_session().put(f"{hub.endpoint}/hub/v1/namespaces/{name}/follow", headers={"authorization": f"Bearer {hub.token(user)}"})
    equal(answer.status_code, 200, f"following {name}")


@case("who follows whom is listed, and counted in the overview")
def lists(hub):
    follow(hub, "alice")
    follow(hub, "alice")
    with recorded_requests() as seen:
        equal([user.username for user in hub.api.list_user_followers("alice")], ["bob"], "followers")
    assert any(request.startswith("GET /api/users/alice/followers") for request in seen), seen
    equal([user.username for user in hub.api.list_user_following("bob")], ["alice"], "following")
    equal(list(hub.api.list_user_following("alice")), [], "following of alice")
    overview = hub.bob.get_user_overview("alice")
    equal((overview.num_followers, overview.is_following), (1, True), "alice, as bob sees her")
    equal(hub.anonymous.get_user_overview("bob").num_following, 1, "whom bob follows")


@case("who follows an organization is listed", since=(1, 19))
def organizations(hub):
    follow(hub, "acme")
    equal([user.username for user in hub.api.list_organization_followers("acme")], ["bob"], "followers")
    equal(hub.bob.get_organization_overview("acme").is_following, True)
