# syntax=docker/dockerfile:1
# Two images for machines that run jobs (docs/operations/runners.md); the first needs the hub's image (deploy/Dockerfile, target hub):
#   docker buildx build -f deploy/runner.Dockerfile --target runner  -t modelgrove/runner .    a whole runner in a container, for Kubernetes
#   docker buildx build -f deploy/runner.Dockerfile --target trainer -t modelgrove/trainer .   what `grove runner --backend docker` starts for each job
ARG HUB_IMAGE=modelgrove/hub

# --- the trainers' packages at the versions of the lock, every file by its hash; VARIANT=cpu for machines without a GPU of NVIDIA
FROM python:3.12.12-slim-bookworm AS trainer
ARG VARIANT=cuda
COPY trainers /opt/trainers
RUN python -B -c "import sys; from pathlib import Path; sys.path.insert(0, '/opt/trainers'); from preparing.lock import selected; Path('/tmp/requirements.txt').write_text(selected(Path('/opt/trainers/requirements.lock').read_text(encoding='utf-8'), '${VARIANT}'))" \
  && pip install --no-cache-dir --no-deps --require-hashes --only-binary :all: -r /tmp/requirements.txt \
  && if [ "$VARIANT" = cpu ]; then python -B -c "import sys, site; from pathlib import Path; sys.path.insert(0, '/opt/trainers'); from preparing.placeholders import write_placeholders; write_placeholders(Path(site.getsitepackages()[0]))"; fi
USER 65534
CMD ["python", "-c", "import torch; print(torch.__version__)"]

# --- the hub's code with a Python beside it: the trainers' environment is made in the data volume by the first job
FROM ${HUB_IMAGE} AS runner
USER root
RUN apt-get update && apt-get install -y --no-install-recommends python3 python3-venv && rm -rf /var/lib/apt/lists/* \
  && install -d -o node -g node -m 700 /var/lib/modelgrove/runner
COPY trainers /app/trainers
USER node
# nothing listens: whether it is there is seen in the hub
HEALTHCHECK NONE
ENTRYPOINT ["grove", "runner", "--data", "/var/lib/modelgrove/runner"]
