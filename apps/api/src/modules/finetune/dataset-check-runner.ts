// What the check finds in a dataset that is sold, by the same check that jobs go through, in a thread of its own.
import { Injectable } from '@nestjs/common';
import type { DataReport } from '@modelgrove/data-check';
import { SYSTEM } from '../../common/actor';
import { Clock } from '../../common/clock';
import { DomainError } from '../../common/errors';
import { AccessService } from '../access';
import { CheckedData, formatOf } from './checked-data';
import { checkInThread } from './data-check-thread';
import { inputOf } from './dataset-facts';
import { type CheckSummary, type DatasetCheck, DatasetChecksStore } from './dataset-facts.store';

@Injectable()
export class DatasetCheckRunner {
  constructor(
    private readonly access: AccessService,
    private readonly data: CheckedData,
    private readonly checks: DatasetChecksStore,
    private readonly clock: Clock,
  ) {}

  /** Idempotent: what was checked already is not waiting any more. */
  async run(repositoryId: bigint): Promise<void> {
    const wanted = await this.checks.find(repositoryId);
    if (wanted?.state !== 'waiting') return;
    await this.checks.end(repositoryId, wanted.commitOid, await this.outcome(repositoryId, wanted), this.clock.now());
  }

  /** The summary, or why there is none. */
  private async outcome(id: bigint, { path, commitOid }: Pick<DatasetCheck, 'path' | 'commitOid'>): Promise<CheckSummary | string> {
    try {
      const repo = await this.access.repositoryById(SYSTEM, id, 'read');
      const file = await this.data.file(SYSTEM, inputOf(repo, commitOid, path));
      const files = [{ name: file.name, split: 'train' as const, format: formatOf(file.name), sizeBytes: file.sizeBytes }];
      return summaryOf(await checkInThread({ files, options: {} }, [file], new AbortController().signal));
    } catch (error) {
      if (error instanceof DomainError && error.kind !== 'unavailable') return error.message;
      throw error;
    }
  }
}

/** No row, and no place of one: it is read by who has not bought it. */
function summaryOf({ verdict, rows, duplicates, bytes, columns, shape, findings }: DataReport): CheckSummary {
  const problems = findings.map(({ code, severity, count, isEstimate, sentence }) => ({ code, severity, count, isEstimate, sentence }));
  return { verdict, rows: rows.train, unusable: rows.unusable, duplicates, bytes, columns, shape: shape?.shape ?? null, problems };
}
