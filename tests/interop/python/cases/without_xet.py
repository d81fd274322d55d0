"""What happens to those who did not read that this hub has no Xet store yet."""

import os
import subprocess
import sys

from driver import case
from hub import equal

PROGRAM = """
import sys
from huggingface_hub import HfApi
HfApi(token=sys.argv[1]).upload_file(path_or_fileobj=sys.argv[2], path_in_repo="w.bin", repo_id=sys.argv[3])
"""


# hf_xet trusts the host's certificates only, so it cannot come this far through the test's own authority.
@case("without HF_HUB_DISABLE_XET a 20 MB upload fails within seconds in one sentence that names the variable", since=(1, 20), modes=["embedded", "services", "given"])
def newest_client(hub):
    repo_id = hub.new_repo()
    head = hub.api.repo_info(repo_id).sha
    path = hub.write("w.bin", os.urandom(20 * 1024 * 1024))
    done = upload(hub, path, repo_id, timeout=40)
    assert done.returncode != 0, "the upload succeeded: has the hub a Xet store now? Then this case has done its duty"
    last = done.stderr.strip().splitlines()[-1]
    assert "HF_HUB_DISABLE_XET=1" in last, f"the last line of what the user sees: {last}"
    equal(hub.api.repo_info(repo_id).sha, head)


@case("without HF_HUB_DISABLE_XET a 20 MB upload falls back to LFS and succeeds", before=(1, 20))
def older_clients(hub):
    repo_id = hub.new_repo()
    path = hub.write("w.bin", os.urandom(20 * 1024 * 1024))
    done = upload(hub, path, repo_id, timeout=55)
    equal(done.returncode, 0, done.stderr[-400:])
    equal(hub.read(repo_id, "w.bin"), path.read_bytes())


def upload(hub, path, repo_id, timeout):
    environment = {name: value for name, value in os.environ.items() if name != "HF_HUB_DISABLE_XET"}
    command = [sys.executable, "-W", "ignore", "-c", PROGRAM, hub.token("alice"), str(path), repo_id]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=timeout)
