"""Webhooks: make, list, get, change, disable, enable and delete, as the client's own methods do."""

from driver import case
from hub import equal, raises
from huggingface_hub.errors import HfHubHTTPError

ADDRESS = "https://example.com/hook"


def new_webhook(hub, **options):
    return hub.api.create_webhook(url=ADDRESS, watched=[{"type": "user", "name": "alice"}, {"type": "org", "name": "nobody-yet"}], **options)


@case("a webhook is made, found, changed, disabled, enabled and deleted", since=(1, 0))
def life(hub):
    made = new_webhook(hub, domains=["repo"], secret="a-secret")
    equal((made.url, made.domains, made.secret, made.disabled), (ADDRESS, ["repo"], "a-secret", False))
    equal([(item.type, item.name) for item in made.watched], [("user", "alice"), ("org", "nobody-yet")])
    assert made.id in [webhook.id for webhook in hub.api.list_webhooks()], "listed"
    equal(hub.api.get_webhook(made.id), made)
    changed = hub.api.update_webhook(made.id, url=f"{ADDRESS}/2", watched=[{"type": "model", "name": "alice/owls"}], domains=["discussion"])
    equal((changed.url, changed.domains, [item.name for item in changed.watched]), (f"{ADDRESS}/2", ["discussion"], ["alice/owls"]))
    equal(hub.api.disable_webhook(made.id).disabled, True)
    equal(hub.api.enable_webhook(made.id).disabled, False)
    hub.api.delete_webhook(made.id)
    with raises(HfHubHTTPError, "Webhook not found", status=404):
        hub.api.get_webhook(made.id)


@case("a webhook of others is not there, and one that starts a job is refused in a sentence", since=(1, 0))
def refused(hub):
    made = new_webhook(hub)
    with raises(HfHubHTTPError, "Webhook not found", status=404):
        hub.bob.get_webhook(made.id)
    hub.api.delete_webhook(made.id)
    with raises(HfHubHTTPError, "starts no jobs", status=501):
        hub.api.create_webhook(job_id="687fb701029421ae5549d998", watched=[{"type": "user", "name": "alice"}])
