// Lines that fetch a repository from THIS hub. Each is complete: pasted into a fresh shell it works.
import { WEB_PREFIX, WIRE_TYPE } from '@modelgrove/shared';
import type { RepositoryKey } from '../../../lib/addresses';

export interface Snippet {
  id: 'hf' | 'git' | 'python';
  lines: string[];
}

export function downloadSnippets(key: RepositoryKey, origin: string, libraryName: string | null): Snippet[] {
  return [
    { id: 'hf', lines: [`export HF_ENDPOINT=${origin}`, `hf download ${repoId(key)}${repoTypeFlag(key)}`] },
    { id: 'git', lines: ['git lfs install', `git clone ${cloneAddress(key, origin)}`] },
    { id: 'python', lines: pythonLines(key, origin, libraryName) },
  ];
}

/** Lines that fill a repository which has no commit yet. */
export function pushSnippets(key: RepositoryKey, origin: string): Snippet[] {
  return [
    {
      id: 'hf',
      lines: [`export HF_ENDPOINT=${origin}`, 'hf auth login', `hf upload ${repoId(key)} .${repoTypeFlag(key)}`],
    },
    {
      id: 'git',
      lines: [
        'git lfs install',
        `git clone ${cloneAddress(key, origin)} && cd ${key.name}`,
        `echo "# ${key.name}" > README.md`,
        'git add . && git commit -m "First version" && git push',
      ],
    },
  ];
}

export function cloneAddress(key: RepositoryKey, origin: string): string {
  return `${origin}/${WEB_PREFIX[key.type]}${repoId(key)}`;
}

function repoId({ namespace, name }: RepositoryKey): string {
  return `${namespace}/${name}`;
}

function repoTypeFlag({ type }: RepositoryKey): string {
  return type === 'model' ? '' : ` --repo-type ${WIRE_TYPE[type]}`;
}

function pythonLines(key: RepositoryKey, origin: string, libraryName: string | null): string[] {
  const endpoint = ['import os', `os.environ["HF_ENDPOINT"] = "${origin}"`];
  if (key.type === 'model' && libraryName === 'transformers')
    return [...endpoint, 'from transformers import pipeline', `pipe = pipeline(model="${repoId(key)}")`];
  if (key.type === 'dataset') return [...endpoint, 'from datasets import load_dataset', `data = load_dataset("${repoId(key)}")`];
  const repoType = key.type === 'model' ? '' : `, repo_type="${WIRE_TYPE[key.type]}"`;
  return [...endpoint, 'from huggingface_hub import snapshot_download', `folder = snapshot_download("${repoId(key)}"${repoType})`];
}
