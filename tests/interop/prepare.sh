#!/usr/bin/env bash
# Installs the Python clients of the interop ring into .test/venvs/ of this checkout, one environment a version.
# Run it by hand before `node tests/interop/run.mjs`, and from CI. Nothing outside .test/ is touched.
# An environment is made again only when its requirements file or the Python behind it changed.
# PYTHON=/path/to/python3 picks the interpreter (3.10 or newer, with venv).
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
venvs="$root/.test/venvs"
python=${PYTHON:-python3}

fail() { echo "prepare.sh: $*" >&2; exit 1; }

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 10))' 2>/dev/null ||
  fail "needs Python 3.10 or newer as \"$python\" (apt-get install --no-install-recommends python3 python3-venv, or PYTHON=/path/to/python3)"
"$python" -c 'import venv, ensurepip' 2>/dev/null ||
  fail "the Python behind \"$python\" has no venv (apt-get install --no-install-recommends python3-venv)"

stamp_of() { { "$2" -c 'import sys; print(sys.version, sys.base_prefix)'; cat "$1"; } | cksum; }

install() { # requirements file, environment, interpreter, further arguments of venv
  local stamp; stamp=$(stamp_of "$1" "$3")
  if [ -f "$2/.stamp" ] && [ "$(cat "$2/.stamp")" = "$stamp" ]; then echo "ready     $(basename "$2")"; return; fi
  rm -rf "$2"
  "$3" -m venv "${@:4}" "$2"
  "$2/bin/python" -m pip install --quiet --disable-pip-version-check -r "$1"
  echo "$stamp" >"$2/.stamp"
  echo "installed $(basename "$2") ($("$2/bin/python" -c 'from importlib.metadata import version, packages_distributions as p; n = "openai" if "openai" in p() else "huggingface_hub"; print(n, version(n))'))"
}

# PyTorch for the CPU comes with the host (docs/decisions/0022), so this environment is made of the host's Python and sees its packages.
install_torch() {
  local host=/usr/bin/python3
  if ! "$host" -c 'import importlib.util as u; raise SystemExit(u.find_spec("torch") is None)' 2>/dev/null; then
    echo "left out  torch (apt-get install --no-install-recommends python3-torch python3-venv)"; return
  fi
  install "$here/requirements-torch.txt" "$venvs/torch" "$host" --system-site-packages
}

mkdir -p "$venvs"
# Side by side: one waits for the index while another unpacks.
started=()
for requirements in "$here"/requirements-*.txt; do
  name=$(basename "$requirements" .txt); name=${name#requirements-}
  if [ "$name" = torch ]; then install_torch & else install "$requirements" "$venvs/$name" "$python" & fi
  started+=($!)
done
for one in "${started[@]}"; do wait "$one"; done
