// Cards: README.md of a repository. What lists know of a repository, by its card and by its files, is derived here and can be derived again at any time.
import { Injectable } from '@nestjs/common';
import { type GitOid } from '@modelgrove/git-objects';
import { readNotebook } from '@modelgrove/markdown';
import { MAX_REGULAR_FILE_BYTES, type RepoType } from '@modelgrove/shared';
import { SYSTEM } from '../../common/actor';
import { DomainError } from '../../common/errors';
import { AccessService, type Granted } from '../access';
import { type FileFacts, FilesService } from '../files';
import { LineageKeeper } from '../lineage';
import { MarkdownService, type RenderedText, type TextPlace } from '../markdown';
import { type CardProblem, RepositoriesService, type RepositoryRecord } from '../repositories';
import { type FoundWeights, TensorKeeper } from '../tensors';
import { type Ref, VersionReader } from '../versions';
import { checkFields } from './card-fields';
import { claimsOf, deriveFacts, NO_HINTS } from './card-tags';
import { checkCard } from './check-card';
import { claimedRows } from './claimed-rows';
import { readCard } from './read-card';
import type { Card, CardCheck, ParsedCard, ShownCard, ShownNotebook } from './cards.types';

const README = 'README.md';

@Injectable()
export class CardsService {
  constructor(
    private readonly access: AccessService,
    private readonly repositories: RepositoriesService,
    private readonly versions: VersionReader,
    private readonly files: FilesService,
    private readonly lineage: LineageKeeper,
    private readonly tensors: TensorKeeper,
    private readonly markdown: MarkdownService,
  ) {}

  /** Null when the revision has no README.md kept in git. */
  async read(repo: Granted, commitOid: GitOid): Promise<Card | null> {
    const { markdown } = await this.readme(repo, commitOid);
    if (markdown === null) return null;
    const card = readCard(markdown);
    return { body: card.body, frontMatter: card.frontMatter, problems: problemsOf(card, repo.type) };
  }

  /** As a page shows it. Null when the revision has no README.md kept in git. */
  async shown(repo: Granted, commitOid: GitOid, revision: string): Promise<ShownCard | null> {
    const card = await this.read(repo, commitOid);
    if (!card) return null;
    const { body, frontMatter, problems } = card;
    return { frontMatter, problems, text: await this.markdown.render(body, 'card', { repository: repo, revision, path: README }) };
  }

  /** A file in Markdown as a page shows it, without front matter. Null: there is no such file kept in git. */
  async file(repo: Granted<'read'>, commitOid: GitOid, at: { revision: string; path: string }): Promise<RenderedText | null> {
    const { markdown } = await this.textAt(repo, commitOid, at.path);
    return markdown === null ? null : this.preview(markdown, { repository: repo, ...at });
  }

  /** A notebook as a page shows it. Null: there is no such file kept in git. Throws 'notebook/unreadable'. */
  async notebook(repo: Granted<'read'>, commitOid: GitOid, at: { revision: string; path: string }): Promise<ShownNotebook | null> {
    const { markdown: source } = await this.textAt(repo, commitOid, at.path);
    if (source === null) return null;
    const notebook = readNotebook(source);
    if (!notebook) throw new DomainError('invalid', 'notebook/unreadable', 'This file is not a notebook of Jupyter.');
    const cells: ShownNotebook['cells'] = [];
    for (const cell of notebook.cells) {
      const text = cell.kind === 'markdown' ? await this.markdown.render(cell.source, 'card', { repository: repo, ...at }) : null;
      cells.push({ ...cell, text });
    }
    return { ...notebook, cells };
  }

  /** The same of a text that is not kept anywhere yet. */
  preview(markdown: string, place: TextPlace): Promise<RenderedText> {
    return this.markdown.render(readCard(markdown).body, 'card', place);
  }

  /** What is wrong with a card that is not kept anywhere yet. */
  problems(markdown: string, type: RepoType): CardProblem[] {
    return problemsOf(readCard(markdown), type);
  }

  check(markdown: string, type: RepoType): CardCheck {
    return checkCard(markdown, type);
  }

  /**
   * Derives tags and the like from the default branch. What is broken in a card says so and keeps its former value. Idempotent. `anew`: nothing
   * that an earlier run read of the files is believed. True when something changed by it.
   */
  async refresh(repositoryId: bigint, { anew = false } = {}): Promise<boolean> {
    const record = await this.repositories.find(repositoryId);
    if (!record) return false;
    const repo = await this.access.repository(SYSTEM, record, 'read');
    const head = await this.head(repo);
    if (!head) return false;
    const files = await this.fileFacts(repo, head.oid, anew);
    const { oid, markdown } = await this.readme(repo, head.oid);
    const changed = await this.save(record, oid, readCard(markdown ?? ''), files.facts);
    if (record.type === 'model') await this.lineage.compare(repositoryId, head.oid);
    if (record.type === 'model' && files.facts && !files.failure) await this.tensors.found(repositoryId, weightsOf(files.facts), { anew });
    await this.repositories.touch(repositoryId, (await this.versions.commitSummary(repo, head.oid)).at);
    // The card is known all the same; the job comes again for the files.
    if (files.failure) throw files.failure;
    return changed;
  }

  /** The card of the default branch as it was written. Null where there is none that is kept in git. */
  async source(repositoryId: bigint): Promise<{ oid: GitOid | null; markdown: string | null }> {
    const repo = await this.access.repositoryById(SYSTEM, repositoryId, 'read');
    const head = await this.head(repo);
    return head ? this.readme(repo, head.oid) : { oid: null, markdown: null };
  }

  /** Of the default branch. */
  private async head(repo: Granted<'read'>): Promise<Ref | undefined> {
    const branch = await this.versions.defaultBranch(repo);
    return (await this.versions.refs(repo)).find((ref) => ref.name === branch);
  }

  private async save(record: RepositoryRecord, cardOid: GitOid | null, card: ParsedCard, files: FileFacts | null): Promise<boolean> {
    const cardData = card.unread === 'all' ? record.cardData : withFormer(card, record.cardData);
    const { fields, problems } = checkFields(record.type, { ...card, frontMatter: cardData });
    const hints = files?.hints ?? NO_HINTS;
    const facts = deriveFacts(record.type, { fields, body: card.body, cardData }, hints);
    if (record.type === 'model') await this.lineage.claimed(record.id, claimsOf(fields, hints));
    return this.repositories.saveDerived(record.id, {
      ...facts,
      cardOid,
      problems: [...card.problems, ...(card.unread === 'all' ? [] : problems)],
      parameters: files ? files.parameters : record.parameters,
      mainBytes: files?.mainBytes ?? record.mainBytes,
      rows: record.type === 'dataset' ? (files?.rows ?? claimedRows(cardData)) : null,
      fileFacts: files,
    });
  }

  private async fileFacts(
    repo: Granted<'read'>,
    commitOid: GitOid,
    anew: boolean,
  ): Promise<{ facts: FileFacts | null; failure?: unknown }> {
    const former = await this.files.facts(repo);
    try {
      return { facts: await this.files.derive(repo, commitOid, anew ? null : former) };
    } catch (failure) {
      return { facts: former, failure };
    }
  }

  private readme(repo: Granted, commitOid: GitOid): Promise<{ oid: GitOid | null; markdown: string | null }> {
    return this.textAt(repo, commitOid, README);
  }

  /** Null: there is none that is kept in git. */
  private async textAt(repo: Granted, commitOid: GitOid, path: string): Promise<{ oid: GitOid | null; markdown: string | null }> {
    const item = await this.versions.entry(repo, commitOid, path);
    if (item?.kind !== 'file' || item.large || item.sizeBytes > MAX_REGULAR_FILE_BYTES) return { oid: null, markdown: null };
    return { oid: item.oid, markdown: (await this.versions.content(repo, item)).toString('utf8') };
  }
}

function problemsOf(card: ParsedCard, type: RepoType): CardProblem[] {
  return [...card.problems, ...checkFields(type, card).problems];
}

/** Files whose headers could be read. */
function weightsOf({ readings }: FileFacts): FoundWeights[] {
  return readings.flatMap(({ problem, contents, format, sizeBytes }) =>
    problem || sizeBytes === undefined ? [] : [{ contents, format, sizeBytes }],
  );
}

/** Fields that are there and cannot be read keep what they said before. */
function withFormer({ frontMatter, unread }: ParsedCard, former: Record<string, unknown> | null): Record<string, unknown> | null {
  const kept = Object.entries(former ?? {}).filter(([name]) => unread.includes(name));
  return kept.length > 0 ? { ...frontMatter, ...Object.fromEntries(kept) } : frontMatter;
}
