// A change as one text, as `git diff` prints it; what cannot be shown as lines is named.
import { formatHunk, type GitOid } from '@modelgrove/git-objects';
import type { Granted } from '../../../modules/access';
import type { ComparisonService, FileComparison } from '../../../modules/versions';

/** Of the text; what is behind is left out. */
const MOST_CHARACTERS = 4_000_000;

export async function diffText(comparison: ComparisonService, repo: Granted<'read'>, baseOid: GitOid, headOid: GitOid): Promise<string> {
  let text = '';
  let cursor: string | undefined;
  do {
    const page = await comparison.page(repo, baseOid, headOid, cursor);
    text += page.files.map(fileText).join('');
    cursor = page.next ?? undefined;
  } while (cursor !== undefined && text.length < MOST_CHARACTERS);
  return text.slice(0, MOST_CHARACTERS);
}

function fileText({ status, before, after, kind, hunks }: FileComparison): string {
  const [from, to] = [before?.path ?? after?.path ?? '', after?.path ?? before?.path ?? ''];
  const lines = [`diff --git a/${from} b/${to}`];
  if (status === 'added' && after) lines.push(`new file mode ${after.mode.toString(8).padStart(6, '0')}`);
  if (status === 'deleted' && before) lines.push(`deleted file mode ${before.mode.toString(8).padStart(6, '0')}`);
  if (status === 'renamed') lines.push(`rename from ${from}`, `rename to ${to}`);
  const [old, now] = [before ? `a/${from}` : '/dev/null', after ? `b/${to}` : '/dev/null'];
  if (kind === 'text') return [...lines, `--- ${old}`, `+++ ${now}`, hunks.map(formatHunk).join('')].join('\n');
  return kind === 'same' ? `${lines.join('\n')}\n` : `${[...lines, `Binary files ${old} and ${now} differ`].join('\n')}\n`;
}
