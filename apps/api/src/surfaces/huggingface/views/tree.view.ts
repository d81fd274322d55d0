// Entries of a tree (contracts/huggingface-hub.md §5.3). Only what is kept as chunks has a xetHash: it sends clients to the Xet store (§4.5).
import { isoDate } from '@modelgrove/wire-formats';
import type { CommitSummary, TreeItem } from '../../../modules/versions';

export function treeEntryView(item: TreeItem, xetHash?: string): Record<string, unknown> {
  const view: Record<string, unknown> = {
    type: item.kind === 'file' ? 'file' : 'directory',
    oid: item.oid,
    size: item.kind === 'file' ? item.sizeBytes : 0,
    path: item.path,
  };
  if (item.large) view.lfs = { oid: item.large.sha256, size: item.large.sizeBytes, pointerSize: item.large.pointerSizeBytes };
  if (xetHash) view.xetHash = xetHash;
  if (item.lastCommit) view.lastCommit = lastCommitView(item.lastCommit);
  return view;
}

function lastCommitView(commit: CommitSummary): Record<string, unknown> {
  return { id: commit.oid, title: commit.title, date: isoDate(commit.at) };
}

/** `siblings` of repository info (§5.1): here a large file's hash is called sha256. */
export function siblingView(item: TreeItem, withBlobs: boolean): Record<string, unknown> {
  if (!withBlobs) return { rfilename: item.path };
  const view: Record<string, unknown> = { rfilename: item.path, size: item.sizeBytes, blobId: item.oid };
  if (item.large) view.lfs = { sha256: item.large.sha256, size: item.large.sizeBytes, pointerSize: item.large.pointerSizeBytes };
  return view;
}
