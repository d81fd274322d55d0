import type { TreeItem } from '../../../lib/api-types';

/** Folders first; otherwise the order of the hub. */
export function foldersFirst(items: readonly TreeItem[]): TreeItem[] {
  return [...items.filter(({ kind }) => kind === 'directory'), ...items.filter(({ kind }) => kind !== 'directory')];
}
