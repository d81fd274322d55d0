// What a kind of job means to those who know it: rooms to the right register theirs, as processors register with the outbox.
import { Injectable } from '@nestjs/common';
import type { GitOid } from '@modelgrove/git-objects';
import type { RepoType } from '@modelgrove/shared';
import type { JobRecord } from './jobs.types';

export interface InputFile {
  type: RepoType;
  repository: string;
  /** A commit, so that every attempt reads the same. */
  revision: GitOid;
  /** Null: the whole repository. */
  path: string | null;
}

/** What a runner is told to do. */
export interface Assignment {
  settings: object;
  model: InputFile | null;
  train: InputFile[];
  validation: InputFile[];
  result: { type: RepoType; repository: string } | null;
  /** Only of a serving: what goes on top of the model, and what it is compared with. */
  adapter?: InputFile | null;
  base?: InputFile | null;
  /** Of the hub, for this attempt: reads the inputs, writes the result. */
  token: string;
}

export interface ResultFile {
  path: string;
  content: string;
}

export interface JobKind {
  kind: string;
  /** For an attempt that has just begun. Throws a refusal when what it needs is not there any more: the job fails with it. */
  assign(job: JobRecord): Promise<Assignment>;
  /** How long it may take, in seconds; null while that is not known. */
  estimate?(job: JobRecord): { value: number; low: number; high: number } | null;
  /** What it reads and makes that not everybody may see, by name. */
  hidden?(job: JobRecord): Promise<string[]>;
  /** What the hub adds to the result: its card. */
  card(job: JobRecord, report: unknown): Promise<ResultFile[]>;
}

@Injectable()
export class JobKinds {
  private readonly kinds = new Map<string, JobKind>();

  add(kind: JobKind): void {
    if (this.kinds.has(kind.kind)) throw new Error(`two rooms want the jobs of kind '${kind.kind}'`);
    this.kinds.set(kind.kind, kind);
  }

  of(name: string): JobKind {
    const kind = this.kinds.get(name);
    if (!kind) throw new Error(`this version does not know jobs of kind '${name}'`);
    return kind;
  }
}
