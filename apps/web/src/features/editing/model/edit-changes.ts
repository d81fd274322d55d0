import type { CommitChange } from '../../../lib/commit-lines';

/** What a saved editor changes: a new file, new contents, or a file under another name. */
export function changesOf(before: string | null, path: string, text: string): CommitChange[] {
  const put: CommitChange = { kind: 'file', path, content: new Blob([text]) };
  return before === null || before === path ? [put] : [{ kind: 'delete', path: before }, put];
}
