// Makes what searches read of a repository or an account: words of its names and of its card. Derived, so it can be made anew at any time.
import { Injectable } from '@nestjs/common';
import type { GitOid } from '@modelgrove/git-objects';
import { MAX_REGULAR_FILE_BYTES } from '@modelgrove/shared';
import { splitFrontMatter } from '@modelgrove/wire-formats';
import { SYSTEM } from '../../common/actor';
import { Transaction } from '../../platform/database/transaction';
import { AccessService } from '../access';
import { RepositoriesService, type RepositoryRecord } from '../repositories';
import { VersionReader } from '../versions';
import { excerptOf, titleOf } from './excerpt';
import { PeopleStore } from './people.store';
import { pinyinOfPair } from './pinyin';
import { SearchStore } from './search.store';
import { TalkStore } from './talk.store';
import { type DocumentTerms, termsOf } from './terms';

const README = 'README.md';
const PAGE = 500;
/** Of a card that says so itself. */
const TITLE_FIELDS = ['title', 'pretty_name', 'model_name', 'short_description'] as const;

@Injectable()
export class SearchIndexer {
  constructor(
    private readonly access: AccessService,
    private readonly repositories: RepositoriesService,
    private readonly versions: VersionReader,
    private readonly store: SearchStore,
    private readonly people: PeopleStore,
    private readonly talk: TalkStore,
    private readonly transaction: Transaction,
  ) {}

  /** Idempotent. A repository that is gone is no error. */
  async indexRepository(id: bigint): Promise<void> {
    const record = await this.repositories.find(id);
    if (!record) return;
    const owner = await this.people.find(record.namespaceId);
    const body = await this.body(record);
    const title = titleOf(body);
    const own = TITLE_FIELDS.map((field) => record.cardData?.[field]).filter((text) => typeof text === 'string');
    const names = [`${record.namespace}/${record.name}`, owner?.fullName ?? '', title, ...own];
    const terms = termsOf({ names, tags: record.tags.map(withoutKind), body });
    await this.saveWords(terms.vocabulary);
    await this.transaction.inTransaction(() =>
      this.store.saveDocument(id, terms, { title: title || (own[0] ?? '').slice(0, 160), body: excerptOf(body) }),
    );
  }

  /** Facets as well, which otherwise follow by themselves. */
  async renew(id: bigint): Promise<void> {
    await this.store.enter(id);
    await this.indexRepository(id);
  }

  /** How many. */
  async renewAll(of: 'accounts' | 'discussions' | 'collections'): Promise<number> {
    const idsAfter = (id: bigint) => (of === 'accounts' ? this.people.ids(id, PAGE) : this.talk.ids(of, id, PAGE));
    let count = 0;
    for (let page = await idsAfter(0n); page.length > 0; page = await idsAfter(page.at(-1) as bigint)) {
      for (const id of page) await this.indexOne(of, id);
      count += page.length;
    }
    return count;
  }

  async indexDiscussion(id: bigint): Promise<void> {
    const said = await this.talk.said(id);
    if (said) await this.talk.saveTalk(id, await this.terms(said), said.saidAt);
  }

  async indexCollection(id: bigint): Promise<void> {
    const said = await this.talk.collection(id);
    if (said) await this.talk.saveCollection(id, await this.terms(said));
  }

  private async terms({ title, body }: { title: string; body: string }): Promise<DocumentTerms> {
    const terms = termsOf({ names: [title], tags: [], body });
    await this.saveWords(terms.vocabulary);
    return terms;
  }

  async indexNamespace(id: bigint): Promise<void> {
    const found = await this.people.find(id);
    if (!found) return;
    const terms = termsOf({ names: [found.name, found.fullName], tags: [], body: '' });
    await this.saveWords(terms.vocabulary);
    await this.store.savePerson(id, terms);
  }

  private indexOne(of: 'accounts' | 'discussions' | 'collections', id: bigint): Promise<void> {
    if (of === 'accounts') return this.indexNamespace(id);
    return of === 'discussions' ? this.indexDiscussion(id) : this.indexCollection(id);
  }

  private async saveWords(words: string[]): Promise<void> {
    const unknown = await this.store.unknownWords(words);
    const read: { word: string; pinyin: string | null }[] = [];
    for (const word of unknown) read.push({ word, pinyin: await pinyinOfPair(word) });
    if (read.length > 0) await this.store.saveWords(read);
  }

  /** The Markdown of the default branch's card; empty without one. */
  private async body(record: RepositoryRecord): Promise<string> {
    const repo = await this.access.repository(SYSTEM, record, 'see');
    const head = (await this.repositories.heads([record.id])).get(record.id);
    if (head === undefined) return '';
    const item = await this.versions.entry(repo, head as GitOid, README);
    if (item?.kind !== 'file' || item.large || item.sizeBytes > MAX_REGULAR_FILE_BYTES) return '';
    return splitFrontMatter((await this.versions.content(repo, item)).toString('utf8')).body;
  }
}

/** `license:mit` says mit; `base_model:finetune:acme/base` says acme/base. */
function withoutKind(tag: string): string {
  return tag.slice(tag.lastIndexOf(':') + 1);
}
