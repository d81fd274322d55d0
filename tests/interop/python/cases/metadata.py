"""What a model's files say of it, and how often it is downloaded, as the client reads them."""

import json
import struct

from cases.listings import wait_for
from driver import case
from hub import equal


def safetensors(tensors, data_bytes):
    header = json.dumps({"__metadata__": {"format": "pt"}, **tensors}).encode()
    return struct.pack("<Q", len(header)) + header + bytes(data_bytes)


def text(value):
    return struct.pack("<Q", len(value)) + value.encode()


def gguf():
    keys = {
        "general.architecture": struct.pack("<I", 8) + text("qwen2"),
        "qwen2.context_length": struct.pack("<II", 4, 32768),
        "general.file_type": struct.pack("<II", 4, 15),
    }
    header = b"GGUF" + struct.pack("<IQQ", 3, 1, len(keys)) + b"".join(text(key) + value for key, value in keys.items())
    header += text("blk.0.weight") + struct.pack("<IQQIQ", 2, 256, 4, 12, 0)
    return header + bytes(-len(header) % 32 + 4 * 144)


@case("the parameters that the hub counts are those that the client counts itself from the headers")
def counted_alike(hub):
    repo_id = hub.new_repo("weights")
    first = safetensors({"a": {"dtype": "BF16", "shape": [32, 8], "data_offsets": [0, 512]}}, 512)
    second = safetensors({"b": {"dtype": "F32", "shape": [10], "data_offsets": [0, 40]}, "c": {"dtype": "BF16", "shape": [4], "data_offsets": [40, 48]}}, 48)
    names = ["model-00001-of-00002.safetensors", "model-00002-of-00002.safetensors"]
    index = {"metadata": {"total_size": 560}, "weight_map": {"a": names[0], "b": names[1], "c": names[1]}}
    for name, content in zip(names + ["model.safetensors.index.json"], [first, second, json.dumps(index).encode()]):
        hub.api.upload_file(path_or_fileobj=content, path_in_repo=name, repo_id=repo_id)
    config = {"architectures": ["Qwen2ForCausalLM"], "model_type": "qwen2"}
    hub.api.upload_file(path_or_fileobj=json.dumps(config).encode(), path_in_repo="config.json", repo_id=repo_id)
    wait_for(lambda: hub.anonymous.model_info(repo_id).pipeline_tag == "text-generation")
    info = hub.anonymous.model_info(repo_id)
    equal((info.safetensors.parameters, info.safetensors.total), ({"BF16": 260, "F32": 10}, 270))
    equal(hub.anonymous.get_safetensors_metadata(repo_id).parameter_count, info.safetensors.parameters)
    equal((info.library_name, info.config["model_type"], info.transformers_info.auto_model), ("transformers", "qwen2", "AutoModelForCausalLM"))
    assert {"safetensors", "qwen2", "transformers", "text-generation"} <= set(info.tags), info.tags
    expanded = hub.anonymous.model_info(repo_id, expand=["safetensors", "gguf", "trendingScore", "downloadsAllTime"])
    equal((expanded.safetensors.total, expanded.gguf, expanded.sha), (270, None, None))
    # Reading headers is a download, which is counted a moment later.
    assert expanded.downloads_all_time in (0, 1), expanded.downloads_all_time


@case("a model in GGUF says its architecture, its context and its parameters")
def in_gguf(hub):
    repo_id = hub.new_repo("gguf")
    hub.api.upload_file(path_or_fileobj=gguf(), path_in_repo="tiny-q4_k_m.gguf", repo_id=repo_id)
    wait_for(lambda: hub.anonymous.model_info(repo_id).gguf is not None)
    info = hub.anonymous.model_info(repo_id, expand=["gguf", "tags"])
    equal(info.gguf, {"total": 1024, "architecture": "qwen2", "context_length": 32768})
    assert {"gguf", "qwen2"} <= set(info.tags), info.tags


@case("who loads a model is one download, however often and however many of its files")
def downloads(hub):
    repo_id = hub.new_repo("fetched")
    hub.api.upload_file(path_or_fileobj=b"{}", path_in_repo="config.json", repo_id=repo_id)
    equal(hub.bob.model_info(repo_id).downloads, 0)
    for _ in range(3):
        hub.bob.hf_hub_download(repo_id, "config.json", cache_dir=hub.folder / "cache", force_download=True)
    hub.anonymous.get_hf_file_metadata(url=f"{hub.endpoint}/{repo_id}/resolve/main/config.json")
    wait_for(lambda: hub.anonymous.model_info(repo_id).downloads > 0)
    info = hub.anonymous.model_info(repo_id, expand=["downloads", "downloadsAllTime", "trendingScore"])
    equal((info.downloads, info.downloads_all_time, info.trending_score), (1, 1, 1))
