// What buyers of a dataset see before they buy: some rows of its beginning, as many as its author says, and what the check found. The hub itself reads the
// file; of what is handed out here everybody may have it who sees the page.
import { Injectable } from '@nestjs/common';
import type { GitOid } from '@modelgrove/git-objects';
import { peekData } from '@modelgrove/data-check';
import { SYSTEM } from '../../common/actor';
import { Clock } from '../../common/clock';
import { Transaction } from '../../platform/database/transaction';
import { Outbox } from '../../platform/outbox';
import { AccessService, type Granted } from '../access';
import type { InputFile } from '../jobs';
import { OffersService } from '../sales';
import { VersionReader } from '../versions';
import { CheckedData, formatOf } from './checked-data';
import { type DatasetCheck, DatasetChecksStore } from './dataset-facts.store';
import { noDataFile, onlyDatasets } from './finetune.errors';
import type { DatasetCheckWanted } from './finetune.jobs';

const MAIN = 'main';
const MOST_ENTRIES = 1000;
const DATA_FILE = /\.(?:jsonl|json|csv|parquet)$/i;
/** Of several files the one that is trained on. */
const FIRST = /(?:^|\/)train[^/]*$/i;

export interface DatasetSample {
  path: string;
  columns: string[];
  rows: { line: number; row: Record<string, unknown> }[];
}

@Injectable()
export class DatasetFacts {
  constructor(
    private readonly access: AccessService,
    private readonly versions: VersionReader,
    private readonly data: CheckedData,
    private readonly offers: OffersService,
    private readonly checks: DatasetChecksStore,
    private readonly transaction: Transaction,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Of what is not sold those who may read it see as much. Throws what access refuses then, 'dataset/only-datasets', 'dataset/no-data'. */
  async sample(repo: Granted): Promise<DatasetSample> {
    const { path, limit, commitOid } = await this.shown(repo);
    const { sizeBytes, range } = await this.data.file(SYSTEM, inputOf(repo, commitOid, path));
    const { columns, rows } = await peekData(formatOf(path), { sizeBytes, read: range });
    return { path, columns, rows: rows.slice(0, limit) };
  }

  /** Null when nobody asked for one. `isCurrent`: of the newest commit. */
  async check(repo: Granted): Promise<{ check: DatasetCheck; isCurrent: boolean } | null> {
    await this.assertShown(repo);
    const check = await this.checks.find(repo.id);
    if (!check) return null;
    return { check, isCurrent: (await this.versions.resolve(repo, MAIN)).commitOid === check.commitOid };
  }

  /** By those who keep it; again when it has changed. */
  async askCheck(repo: Granted<'administer'>): Promise<void> {
    const { path, commitOid } = await this.shown(repo);
    await this.transaction.inTransaction(async () => {
      await this.checks.ask(repo.id, path, commitOid, this.clock.now());
      await this.outbox.emit('dataset.check', { repositoryId: String(repo.id) } satisfies DatasetCheckWanted);
    });
  }

  private async shown(repo: Granted): Promise<{ path: string; limit: number; commitOid: GitOid }> {
    await this.assertShown(repo);
    const offer = await this.offers.current(repo);
    const { samplePath, sampleRows } = await this.offers.detailsOf(offer ?? { id: 0n });
    const { commitOid } = await this.versions.resolve(repo, MAIN);
    return { path: samplePath ?? (await this.firstFile(repo, commitOid)), limit: sampleRows, commitOid };
  }

  private async assertShown({ type, namespace, name, isSold, actor }: Granted): Promise<void> {
    if (!isSold) await this.access.repository(actor, { type, namespace, name }, 'read');
    if (type !== 'dataset') throw onlyDatasets();
  }

  private async firstFile(repo: Granted, commitOid: GitOid): Promise<string> {
    const { items } = await this.versions.tree(repo, commitOid, '', { recursive: true, expand: false, limit: MOST_ENTRIES });
    const files = items.filter(({ kind, path }) => kind === 'file' && DATA_FILE.test(path)).map(({ path }) => path);
    const found = files.find((path) => FIRST.test(path)) ?? files[0];
    if (found === undefined) throw noDataFile();
    return found;
  }
}

export function inputOf({ type, namespace, name }: Granted, revision: GitOid, path: string): InputFile {
  return { type, repository: `${namespace}/${name}`, revision, path };
}
