// The tensors of one file and what it says of itself, from its header alone, whatever its size.
import { Injectable } from '@nestjs/common';
import type { GitOid } from '@modelgrove/git-objects';
import { type MetadataEntry, TENSOR_HASH_BYTES, type TensorInfo } from '@modelgrove/model-formats';
import { DomainError } from '../../common/errors';
import type { Granted } from '../access';
import { Allowance, ContentSource } from '../files';
import { VersionReader } from '../versions';
import { formatOf, refusalOf } from './tensor-refusals';
import { TensorThreads } from './tensor-threads';
import type { WeightsFormat } from './tensor.thread';
import { WeightsStore } from './weights.store';

const MIB = 1024 * 1024;
/** The largest header that is read has 64 MiB; a file that is kept in git is held as a whole. */
const MOST_BYTES = 128 * MIB;
const TIME_MS = 20_000;

export interface ListedTensor {
  name: string;
  dtype: string;
  shape: number[];
  parameters: number;
  /** Null for a type whose layout is not known. */
  sizeBytes: number | null;
  /** Of dtype, shape and contents; null: not hashed (yet). */
  hash: string | null;
}

export interface DtypeTotal {
  dtype: string;
  tensors: number;
  parameters: number;
  sizeBytes: number | null;
}

export interface TensorList {
  format: WeightsFormat;
  tensors: ListedTensor[];
  /** The largest first. */
  dtypes: DtypeTotal[];
  metadata: MetadataEntry[];
  /** How many entries there are; those behind a bound are left out. */
  metadataCount: number;
}

@Injectable()
export class TensorListService {
  constructor(
    private readonly versions: VersionReader,
    private readonly sources: ContentSource,
    private readonly threads: TensorThreads,
    private readonly store: WeightsStore,
  ) {}

  /** Throws 'entry/not-found', 'tensors/no-weights', 'tensors/unreadable', 'tensors/busy'. */
  async of(repo: Granted<'read'>, commitOid: GitOid, path: string): Promise<TensorList> {
    const format = formatOf(path);
    const item = await this.versions.entry(repo, commitOid, path);
    if (item?.kind !== 'file') throw new DomainError('not-found', 'entry/not-found', 'Entry not found', { path });
    const contents = item.large?.sha256 ?? item.oid;
    const hashes = (await this.store.hashes([contents])).get(contents) ?? null;
    const allowance = new Allowance({ bytes: MOST_BYTES, timeMs: TIME_MS });
    try {
      const source = await this.sources.of(repo, item, allowance);
      const { tensors, metadata, metadataCount } = await this.threads.read(format, source, { isMetadataKept: true }, allowance.signal);
      const listed = tensors.map((tensor, at) => listedTensor(tensor, hashes && hashAt(hashes, at)));
      return { format, tensors: listed, dtypes: totals(listed), metadata, metadataCount };
    } catch (error) {
      throw refusalOf(error, allowance);
    }
  }
}

function listedTensor({ name, dtype, shape, bytes }: TensorInfo, hash: string | null): ListedTensor {
  const parameters = shape.reduce((product, size) => product * size, 1);
  return { name, dtype, shape, parameters, sizeBytes: bytes && bytes.end - bytes.start, hash };
}

function hashAt(hashes: Uint8Array, at: number): string {
  return Buffer.from(hashes.subarray(at * TENSOR_HASH_BYTES, (at + 1) * TENSOR_HASH_BYTES)).toString('hex');
}

function totals(tensors: readonly ListedTensor[]): DtypeTotal[] {
  const byDtype = new Map<string, DtypeTotal>();
  for (const { dtype, parameters, sizeBytes } of tensors) {
    const total = byDtype.get(dtype) ?? { dtype, tensors: 0, parameters: 0, sizeBytes: 0 };
    total.tensors += 1;
    total.parameters += parameters;
    total.sizeBytes = total.sizeBytes === null || sizeBytes === null ? null : total.sizeBytes + sizeBytes;
    byDtype.set(dtype, total);
  }
  return [...byDtype.values()].toSorted((a, b) => b.parameters - a.parameters);
}
