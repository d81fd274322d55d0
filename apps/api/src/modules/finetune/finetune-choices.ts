// What somebody looks at before asking for a fine-tune: whether a model can be trained, and what a file of data begins with. Pages ask for it; nothing is kept.
import { Injectable } from '@nestjs/common';
import { peekData, type Peek } from '@modelgrove/data-check';
import type { Actor } from '../../common/actor';
import { DomainError } from '../../common/errors';
import { CheckedData, formatOf } from './checked-data';
import { FinetuneService } from './finetune.service';
import type { DataReference } from './finetune.types';

export interface BaseModel {
  /** namespace/name of today; as it was asked for when it cannot be trained. */
  repository: string;
  parameters: number | null;
  /** Why not: 'finetune/no-weights' and the like. */
  problem: { code: string; message: string } | null;
}

export interface DataBeginning extends Peek {
  repository: string;
  revision: string;
  path: string;
  sizeBytes: number;
}

@Injectable()
export class FinetuneChoices {
  constructor(
    private readonly finetunes: FinetuneService,
    private readonly data: CheckedData,
  ) {}

  /** Throws what access refuses. */
  async base(actor: Actor, id: string, revision?: string): Promise<BaseModel> {
    try {
      const { model, parameters } = await this.finetunes.model(actor, id, revision);
      return { repository: model.repository, parameters, problem: null };
    } catch (error) {
      if (!(error instanceof DomainError) || error.kind !== 'unprocessable') throw error;
      return { repository: id, parameters: null, problem: { code: error.code, message: error.message } };
    }
  }

  /** Throws what access refuses, 'finetune/no-file', 'finetune/format'. */
  async beginning(actor: Actor, reference: DataReference): Promise<DataBeginning> {
    const { file, repo } = await this.finetunes.data(actor, reference);
    const { name, sizeBytes, range } = await this.data.file(actor, file);
    const peek = await peekData(formatOf(name), { sizeBytes, read: range });
    // Of data that are not handed out: what its columns are.
    const rows = repo.allowed.includes('read') ? peek.rows : [];
    return { ...peek, rows, repository: file.repository, revision: file.revision, path: name, sizeBytes };
  }
}
