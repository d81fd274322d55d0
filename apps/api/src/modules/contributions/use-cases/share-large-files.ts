// Large files that a repository here has which the giver may read need not be sent again: whoever may fetch them could send them. Bytes that lie here
// for others only are sent all the same: possession is proved, not claimed.
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../common/actor';
import { AccessService, type Granted } from '../../access';
import { BlobService } from '../../blobs';
import { RepositoriesService } from '../../repositories';

const ASKED_AT_ONCE = 1000;
const MAX_HOLDERS = 50;

@Injectable()
export class ShareLargeFiles {
  constructor(
    private readonly repositories: RepositoriesService,
    private readonly access: AccessService,
    private readonly blobs: BlobService,
  ) {}

  /** Answers those that are still to be brought. Throws 'quota/exceeded'. */
  async run(actor: Actor, target: Granted<'contribute'>, sha256s: readonly string[]): Promise<string[]> {
    let missing = [...sha256s];
    const holders = missing.length === 0 ? [] : await this.blobs.holders(target, missing.slice(0, ASKED_AT_ONCE), MAX_HOLDERS);
    for (const id of holders) {
      const held = missing.length === 0 ? null : await this.readable(actor, id);
      if (held) missing = await this.blobs.share(held, target, missing);
    }
    return missing;
  }

  private async readable(actor: Actor, id: bigint): Promise<Granted<'read'> | null> {
    const record = await this.repositories.find(id);
    return record && this.access.repository(actor, record, 'read').catch(() => null);
  }
}
