"""datasets in the table: writes as save_to_disk does, through HfFileSystem, and reads through its download manager. Arguments as hub_files.py."""

import shutil
import sys
from pathlib import Path

from datasets import DownloadConfig, DownloadManager
from huggingface_hub import HfFileSystem
from reading import print_each


def read(repo_id, folder):
    root = f"datasets/{repo_id}"
    paths = [path.removeprefix(f"{root}/") for path in HfFileSystem().find(root)]
    manager = DownloadManager(download_config=DownloadConfig(cache_dir=f"{folder}/cache", disable_tqdm=True))
    for path, file in manager.download({path: f"hf://{root}/{path}" for path in paths}).items():
        target = Path(folder, repo_id, path)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)
    return Path(folder, repo_id)


match sys.argv[1:]:
    case ["upload", repo_id, folder]:
        HfFileSystem().put(f"{folder}/", f"hf://datasets/{repo_id}", recursive=True)
    case ["read", folder, *repo_ids]:
        print_each(read, repo_ids, folder)
