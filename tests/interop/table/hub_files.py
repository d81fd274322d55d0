"""huggingface_hub in the table: `hub_files.py upload ID FOLDER`, or `hub_files.py read FOLDER ID...`, which prints one line of JSON a repository."""

import sys

from huggingface_hub import HfApi
from reading import print_each

api = HfApi()


def read(repo_id, folder):
    return api.snapshot_download(repo_id, repo_type="dataset", cache_dir=folder)


match sys.argv[1:]:
    case ["upload", repo_id, folder]:
        api.upload_folder(repo_id=repo_id, folder_path=folder, repo_type="dataset")
    case ["read", folder, *repo_ids]:
        print_each(read, repo_ids, folder)
