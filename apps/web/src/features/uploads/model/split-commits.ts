import type { CommitChange, CommitHead } from '../../../lib/commit-lines';

/** Contents that go along with one commit; the hub takes 512 MiB. Almost always everything fits into one. */
const MOST_BYTES = 200 * 1000 * 1000;
const MOST_CHANGES = 20_000;

export interface PlannedCommit {
  head: CommitHead;
  changes: CommitChange[];
}

/** One commit, or several when the small files are too much for one; the title says which part each is. */
export function commitsOf(head: CommitHead, changes: readonly CommitChange[]): PlannedCommit[] {
  const groups: CommitChange[][] = [[]];
  let bytes = 0;
  for (const change of changes) {
    const size = change.kind === 'file' ? change.content.size : 0;
    const last = groups.at(-1) as CommitChange[];
    if (last.length > 0 && (bytes + size > MOST_BYTES || last.length === MOST_CHANGES)) {
      groups.push([change]);
      bytes = size;
      continue;
    }
    last.push(change);
    bytes += size;
  }
  return groups.map((group, index) => ({
    changes: group,
    head: index === 0 ? head : { ...head, title: `${head.title} (part ${index + 1})` },
  }));
}
