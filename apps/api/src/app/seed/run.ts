import type { INestApplicationContext, Type } from '@nestjs/common';
import { DomainError } from '../../common/errors';
import { NamespacesService } from '../../modules/accounts';

export interface SeedOutcome {
  /** What was made or brought in line, in words. */
  changes: string[];
  /** Tokens that the file gave no value: the only time their secrets are seen. */
  tokens: { user: string; name: string; secret: string }[];
}

/** An entry of the file that this hub cannot follow; the message names it and says why. */
export class SeedRefused extends Error {
  constructor(entry: string, problem: string) {
    super(`The seed file cannot be applied, and nothing was changed: ${entry}: ${problem}`);
    this.name = 'SeedRefused';
  }
}

/** One application of a seed: the services it needs, and what it did. */
export class SeedRun {
  readonly outcome: SeedOutcome = { changes: [], tokens: [] };

  constructor(private readonly app: INestApplicationContext) {}

  get<T>(service: Type<T>): T {
    return this.app.get(service, { strict: false });
  }

  changed(what: string): void {
    this.outcome.changes.push(what);
  }

  /** A refusal of `work` is told with the entry of the file that it is about. */
  async entry<T>(name: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw error instanceof DomainError ? new SeedRefused(name, error.message) : error;
    }
  }

  /** What has the name, today or before a rename; refused when it is of the other kind. */
  async namespace(name: string, kind: 'user' | 'organization'): Promise<{ id: bigint; name: string } | null> {
    const found = await this.get(NamespacesService).find(name);
    if (found && found.kind !== kind) throw new SeedRefused(`${kind} ${name}`, `the name belongs to ${article(found.kind)} of this hub`);
    return found;
  }
}

function article(kind: 'user' | 'organization'): string {
  return kind === 'user' ? 'a user' : 'an organization';
}
