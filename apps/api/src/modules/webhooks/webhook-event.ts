// The row that a trigger writes when something happened (prisma/migrations/20261130000007_webhooks).
import type { RepoType } from '@modelgrove/shared';
import type { Former } from './events.store';

export type WebhookEvent = { eventId: string; repositoryId: bigint } & (
  | { what: 'created' }
  | { what: 'deleted'; was: Former }
  | { what: 'moved'; was: Former }
  | { what: 'config'; changed: string[] }
  | { what: 'refs'; first: bigint; last: bigint }
  | { what: 'discussion'; discussionId: bigint; action: 'create' | 'update' }
  | { what: 'comment'; discussionId: bigint; commentId: bigint; action: 'create' | 'update' }
);

type Row = Record<string, unknown>;

export function eventIn(payload: unknown): WebhookEvent {
  const row = payload as Row;
  const base = { eventId: String(row.eventId), repositoryId: idIn(row, 'repositoryId') };
  const action = row.action === 'create' ? 'create' : 'update';
  switch (row.what) {
    case 'created':
      return { ...base, what: 'created' };
    case 'deleted':
    case 'moved':
      return { ...base, what: row.what, was: formerIn(row.was as Row) };
    case 'config':
      return { ...base, what: 'config', changed: row.changed as string[] };
    case 'refs':
      return { ...base, what: 'refs', first: idIn(row, 'first'), last: idIn(row, 'last') };
    case 'discussion':
      return { ...base, what: 'discussion', discussionId: idIn(row, 'discussionId'), action };
    case 'comment':
      return { ...base, what: 'comment', discussionId: idIn(row, 'discussionId'), commentId: idIn(row, 'commentId'), action };
    default:
      throw new Error(`this version knows no event '${String(row.what)}'`);
  }
}

function formerIn(row: Row): Former {
  return {
    type: row.type as RepoType,
    namespaceId: idIn(row, 'namespaceId'),
    namespace: String(row.namespace),
    name: String(row.name),
    isPrivate: row.isPrivate === true,
  };
}

function idIn(row: Row, name: string): bigint {
  const text = row[name];
  if (typeof text !== 'string' || !/^\d+$/.test(text)) throw new Error(`the job has no ${name}`);
  return BigInt(text);
}
