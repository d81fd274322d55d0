"""What is not served, and what the SDK shows of it."""

from csghub_hub import BACKENDS
from driver import case


@case("inference and fine-tuning: the lists are empty, and starting an instance says that there are none")
def compute(hub):
    for what in ("inference", "finetune"):
        said = hub.cli(what, "list", "-u", "alice", "-k", hub.token("alice"))
        assert "Status" in said and "Traceback" not in said, said
    repo_id = hub.new_repo("compute")
    assert "501" in hub.cli("inference", "start", repo_id, "7", "-k", hub.token("alice"), fails=True)
    said = hub.cli("finetune", "stop", repo_id, "7", "-k", hub.token("alice"))
    assert "This hub has no fine-tuning instances" in said, said


@case("sandboxes: csghub-cli says that this hub has none")
def sandboxes(hub):
    for command in (["create", "-i", "python:3.12", "-n", "box"], ["get", "box"], ["start", "box"], ["health", "box"]):
        said = hub.cli("sandbox", *command, "-e", hub.endpoint, fails=True)
        assert "This hub has no sandboxes" in said, said


@case("code, mcp and skill repositories: csghub-cli shows the sentence")
def kinds(hub):
    folder = hub.folder_of("up", {"a.py": b"1"})
    for kind in ("code", "mcp", "skill"):
        said = hub.cli("upload", hub.name(kind), folder, "-t", kind, fails=True)
        assert "This hub keeps models, datasets and spaces" in said, said
        assert "This hub keeps models, datasets and spaces" in hub.cli("download", hub.name(kind), "-t", kind, fails=True)


@case("csghub-cli upload of a space over the default back end fails in huggingface_hub, before any request")
def spaces(hub):
    said = hub.cli("upload", hub.name("space"), hub.folder_of("up", {"a.txt": b"a"}), "-t", "space", fails=True)
    assert "No space_sdk provided" in said, said


for _backend in BACKENDS:

    @case(f"{_backend} back end: a token that is not one, and a private repository of somebody else, are told from each other")
    def strangers(hub, backend=_backend):
        repo_id = hub.new_repo("hidden", private=True)
        down = str(hub.folder / "down")
        said = hub.cli("download", repo_id, "-ld", down, backend=backend, fails=True, CSGHUB_TOKEN="hf_interopUnknown0000123456789ABCDEFGHI")
        assert "401" in said, said
        said = hub.cli("download", repo_id, "-ld", down, backend=backend, fails=True, CSGHUB_TOKEN=hub.token("bob"))
        assert "404" in said, said
        hub.cli("download", repo_id, "-ld", down, backend=backend)
