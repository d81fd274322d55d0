import { isoDate } from '@modelgrove/wire-formats';
import type { CommitSummary } from '../../../modules/versions';
import { escapeHtml } from './escape-html';

/** An entry of the history (contracts/huggingface-hub.md §5.6). */
export function commitView(commit: CommitSummary, formatted: boolean): Record<string, unknown> {
  const view: Record<string, unknown> = {
    id: commit.oid,
    title: commit.title,
    message: commit.body,
    authors: [{ user: commit.author.name, avatar: '' }],
    date: isoDate(commit.at),
  };
  if (formatted) view.formatted = { title: escapeHtml(commit.title), message: escapeHtml(commit.body) };
  return view;
}
