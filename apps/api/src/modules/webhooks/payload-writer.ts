// What an event says: version 3 of the payload that programs written for Hugging Face read (contracts/huggingface-hub.md §10.5).
import { Injectable } from '@nestjs/common';
import { API_PLURAL, nameKey, WEB_PREFIX, WIRE_TYPE } from '@modelgrove/shared';
import { wireId } from '@modelgrove/wire-formats';
import { AppConfig } from '../../platform/config';
import { RepositoriesService, type RepositoryRecord } from '../repositories';
import { type CommentFacts, type DiscussionFacts, EventsStore, type Former, type UpdatedRef, type WatchedName } from './events.store';
import type { WebhookEvent } from './webhook-event';
import type { Domain } from './webhooks.types';

/** An event as it is told, but for the webhook that it goes to. */
export interface Told {
  action: 'create' | 'update' | 'delete' | 'move';
  scope: string;
  domains: Domain[];
  /** By which what is watched finds it. */
  names: WatchedName[];
  body: object;
}

type Place = Pick<RepositoryRecord, 'type' | 'namespace' | 'name'>;

const PULL_REQUEST_REF = /^refs\/pr\/(\d{1,9})$/;

@Injectable()
export class PayloadWriter {
  constructor(
    private readonly store: EventsStore,
    private readonly repositories: RepositoriesService,
    private readonly config: AppConfig,
  ) {}

  /** Null when what it tells of is gone; another event tells of that. */
  async write(event: WebhookEvent): Promise<Told | null> {
    if (event.what === 'deleted') return this.deleted(event.repositoryId, event.was);
    const record = await this.repositories.find(event.repositoryId);
    if (!record) return null;
    const names = await this.store.names(record.id);
    const repo = await this.repo(record);
    if (event.what === 'created') return told('create', 'repo', names, { repo });
    if (event.what === 'config') return told('update', 'repo.config', names, { repo, updatedConfig: configOf(record, event.changed) });
    if (event.what === 'refs') return this.refs(record, await this.store.refs(record.id, event.first, event.last), names, repo);
    if (event.what === 'discussion' || event.what === 'comment') return this.discussion(record, event, names, repo);
    return this.moved(record, event.was, [...names, ...namesOf(event.was)], repo);
  }

  private deleted(id: bigint, was: Former): Told {
    const repo = { ...this.place(was), id: wireId(id), private: was.isPrivate, owner: { id: wireId(was.namespaceId) } };
    return told('delete', 'repo', namesOf(was), { repo });
  }

  /** As programs know it, it is told under its former name, with where it went. */
  private moved(record: RepositoryRecord, was: Former, names: WatchedName[], repo: object): Told {
    const movedTo = { name: `${record.namespace}/${record.name}`, owner: { id: wireId(record.namespaceId) } };
    const before = { ...repo, ...this.place(was), owner: { id: wireId(was.namespaceId) } };
    return told('move', 'repo', names, { repo: before, movedTo });
  }

  /** Commits of a pull request are of interest to those who follow discussions as well. */
  private async refs(record: RepositoryRecord, updatedRefs: UpdatedRef[], names: WatchedName[], repo: object): Promise<Told | null> {
    if (updatedRefs.length === 0) return null;
    const [, num] = (updatedRefs.length === 1 && PULL_REQUEST_REF.exec(updatedRefs[0]?.ref ?? '')) || [];
    const discussion = num === undefined ? null : await this.store.discussion(record.id, { num: Number(num) });
    const body = { repo, ...(discussion ? { discussion: this.discussionPart(record, discussion) } : {}), updatedRefs };
    return { ...told('update', 'repo.content', names, body), domains: discussion ? ['repo', 'discussion'] : ['repo'] };
  }

  private async discussion(
    record: RepositoryRecord,
    event: Extract<WebhookEvent, { what: 'discussion' | 'comment' }>,
    names: WatchedName[],
    repo: object,
  ): Promise<Told | null> {
    const discussion = await this.store.discussion(record.id, { id: event.discussionId });
    if (!discussion) return null;
    const isComment = event.what === 'comment';
    const wanted = isComment || event.action === 'create';
    const comment = wanted ? await this.store.comment(discussion.id, isComment ? event.commentId : null) : null;
    if (isComment && !comment) return null;
    const parts = { repo, discussion: this.discussionPart(record, discussion) };
    const body = comment ? { ...parts, comment: this.commentPart(record, discussion, comment) } : parts;
    return told(event.action, isComment ? 'discussion.comment' : 'discussion', names, body);
  }

  private async repo(record: RepositoryRecord): Promise<object> {
    const head = (await this.repositories.heads([record.id])).get(record.id);
    const { id, isPrivate, tags, namespaceId } = record;
    const rest = { id: wireId(id), private: isPrivate, tags, owner: { id: wireId(namespaceId) } };
    return { ...this.place(record), ...rest, ...(head === undefined ? {} : { headSha: head }) };
  }

  private place(at: Place): object {
    return { type: WIRE_TYPE[at.type], name: `${at.namespace}/${at.name}`, url: { web: this.web(at), api: this.api(at) } };
  }

  private discussionPart(at: Place, discussion: DiscussionFacts): object {
    const { id, num, title, status, isPullRequest, isPinned, authorId, targetRef, mergeOid } = discussion;
    return {
      id: wireId(id),
      num,
      title,
      isPullRequest,
      status,
      author: { id: wireId(authorId ?? 0n) },
      url: { web: this.web(at, `/discussions/${num}`), api: this.api(at, `/discussions/${num}`) },
      pinned: isPinned,
      ...(targetRef === null ? {} : { changes: { base: targetRef, ...(mergeOid === null ? {} : { mergeCommitId: mergeOid }) } }),
    };
  }

  private commentPart(at: Place, { num }: DiscussionFacts, { id, authorId, hidden, content }: CommentFacts): object {
    const url = { web: this.web(at, `/discussions/${num}#${wireId(id)}`) };
    return { id: wireId(id), author: { id: wireId(authorId ?? 0n) }, hidden, ...(content === null ? {} : { content }), url };
  }

  private web({ type, namespace, name }: Place, rest = ''): string {
    return `${this.config.publicUrl}/${WEB_PREFIX[type]}${namespace}/${name}${rest}`;
  }

  private api({ type, namespace, name }: Place, rest = ''): string {
    return `${this.config.publicUrl}/api/${API_PLURAL[type]}/${namespace}/${name}${rest}`;
  }
}

function told(action: Told['action'], scope: string, names: WatchedName[], body: object): Told {
  return { action, scope, names, body, domains: [scope.startsWith('discussion') ? 'discussion' : 'repo'] };
}

function namesOf({ type, namespace, name }: Former): WatchedName[] {
  return [
    { kind: 'namespace', key: nameKey(namespace) },
    { kind: WIRE_TYPE[type], key: `${nameKey(namespace)}/${nameKey(name)}` },
  ];
}

function configOf({ isPrivate, gated, discussionsDisabled }: RepositoryRecord, changed: readonly string[]): object {
  const all: Record<string, unknown> = { private: isPrivate, gated: gated ?? false, discussionsDisabled };
  return Object.fromEntries(changed.map((name) => [name, all[name]]));
}
