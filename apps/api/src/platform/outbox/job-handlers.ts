// Who handles which kind of job. Processors register themselves while the worker starts; each kind has exactly one.
import { Injectable } from '@nestjs/common';
import { JOB_KINDS, type JobKind } from './kinds';

export interface JobHandler {
  kind: JobKind;
  /** Idempotent: it may be called again for what it has done already. Rejects: tried again later, ever more rarely. */
  handle(payload: unknown): Promise<void>;
}

@Injectable()
export class JobHandlers {
  private readonly handlers = new Map<string, JobHandler>();

  add(handler: JobHandler): void {
    if (this.handlers.has(handler.kind)) throw new Error(`two handlers want the jobs '${handler.kind}'`);
    this.handlers.set(handler.kind, handler);
  }

  /** Throws when something that is emitted would never be handled. */
  assertComplete(kinds: readonly string[] = JOB_KINDS): void {
    const orphans = kinds.filter((kind) => !this.handlers.has(kind));
    if (orphans.length > 0) throw new Error(`nobody handles the jobs ${orphans.map((kind) => `'${kind}'`).join(', ')}`);
    const strangers = [...this.handlers.keys()].filter((kind) => !kinds.includes(kind));
    if (strangers.length > 0) throw new Error(`handlers for jobs that nobody emits: ${strangers.join(', ')}`);
  }

  /** Throws for a kind that no handler knows: a row of another version of the product. */
  of(kind: string): JobHandler {
    const handler = this.handlers.get(kind);
    if (!handler) throw new Error(`this version does not know the jobs '${kind}'`);
    return handler;
  }
}
