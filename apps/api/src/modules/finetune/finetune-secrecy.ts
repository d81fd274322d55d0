// What a fine-tune shows to whoever runs the machine: its model, its data and what comes of them. Named is what not everybody may see here.
import { Injectable } from '@nestjs/common';
import { AccessService } from '../access';
import { type InputFile, locatorOf } from '../jobs';
import type { FinetuneSettings } from './finetune.types';

const RESULT = 'the result';

@Injectable()
export class FinetuneSecrecy {
  constructor(private readonly access: AccessService) {}

  async hidden({ model, train, validation, output }: FinetuneSettings): Promise<string[]> {
    const names = new Set<string>();
    for (const input of [model, ...train, ...validation]) if (await this.isHidden(input)) names.add(input.repository);
    return output.isPrivate ? [...names, RESULT] : [...names];
  }

  /** What is gone, too: nobody can say that it is public. */
  private async isHidden(input: InputFile): Promise<boolean> {
    const repo = await this.access.find({ kind: 'system' }, locatorOf(input), 'see');
    return repo === null || repo.isPrivate || repo.isSold || repo.gated !== null;
  }
}
