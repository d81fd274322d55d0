// The bytes that a check reads, as its maker may read them: files of data in order, and the small files of the model.
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor';
import { AccessService, type Granted, insideHub } from '../access';
import { BlobService } from '../blobs';
import { type InputFile, locatorOf } from '../jobs';
import { type TreeItem, VersionReader } from '../versions';
import { noSuchFile } from './finetune.errors';

const MODEL_FILES = {
  tokenizer: 'tokenizer.json',
  tokenizerConfig: 'tokenizer_config.json',
  chatTemplate: 'chat_template.jinja',
  config: 'config.json',
} as const;
const MOST_MODEL_BYTES = 64 * 1024 * 1024;

export type ModelBytes = Partial<Record<keyof typeof MODEL_FILES, Uint8Array>>;

export interface DataFile {
  name: string;
  sizeBytes: number;
  /** From a byte on, as it comes. The caller reads to the end, or returns the iterator. */
  stream(signal: AbortSignal): AsyncIterable<Uint8Array>;
  range(start: number, length: number): Promise<Uint8Array>;
}

@Injectable()
export class CheckedData {
  constructor(
    private readonly access: AccessService,
    private readonly versions: VersionReader,
    private readonly blobs: BlobService,
  ) {}

  /** Throws what access refuses, and 'finetune/no-file'. */
  async file(actor: Actor, input: InputFile): Promise<DataFile> {
    const repo = await this.repository(actor, input);
    const item = input.path === null ? null : await this.versions.entry(repo, input.revision, input.path);
    if (item?.kind !== 'file') throw noSuchFile(input.path ?? '', input.repository);
    return {
      name: item.path,
      sizeBytes: item.sizeBytes,
      stream: (signal) => this.stream(repo, item, signal),
      range: (start, length) => this.range(repo, item, start, length),
    };
  }

  /** Those that are there, and small enough to be what they are called. */
  async model(actor: Actor, input: InputFile): Promise<ModelBytes> {
    const repo = await this.repository(actor, input);
    const found: ModelBytes = {};
    for (const [key, path] of Object.entries(MODEL_FILES) as [keyof ModelBytes, string][]) {
      const item = await this.versions.entry(repo, input.revision, path);
      if (item?.kind === 'file' && item.sizeBytes <= MOST_MODEL_BYTES) found[key] = await this.range(repo, item, 0, item.sizeBytes);
    }
    return found;
  }

  private async repository(actor: Actor, input: InputFile): Promise<Granted<'read'>> {
    return insideHub(await this.access.repository(actor, locatorOf(input), 'use'));
  }

  private async *stream(repo: Granted<'read'>, item: TreeItem, signal: AbortSignal): AsyncGenerator<Uint8Array> {
    if (!item.large) return yield await this.versions.content(repo, item);
    if (item.sizeBytes === 0) return;
    const { stream } = await this.blobs.open(repo, item.large.sha256, undefined, signal);
    yield* stream as AsyncIterable<Uint8Array>;
  }

  private async range(repo: Granted<'read'>, item: TreeItem, start: number, length: number): Promise<Uint8Array> {
    if (length === 0) return new Uint8Array();
    if (!item.large) return (await this.versions.content(repo, item)).subarray(start, start + length);
    const { stream } = await this.blobs.open(repo, item.large.sha256, { start, endInclusive: start + length - 1 });
    const chunks: Uint8Array[] = [];
    for await (const chunk of stream as AsyncIterable<Uint8Array>) chunks.push(chunk);
    return Buffer.concat(chunks);
  }
}

/** By its name; the check looks at what is in it. */
export function formatOf(name: string): 'jsonl' | 'csv' | 'parquet' {
  if (/\.parquet$/i.test(name)) return 'parquet';
  return /\.csv$/i.test(name) ? 'csv' : 'jsonl';
}
