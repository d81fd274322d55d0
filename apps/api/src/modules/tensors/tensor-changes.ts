// What differs between two files of weights, tensor by tensor. Pure.
import { TENSOR_HASH_BYTES, type TensorInfo } from '@modelgrove/model-formats';

export interface ListedTensors {
  tensors: readonly TensorInfo[];
  /** Null: their contents have not been hashed yet. */
  hashes: Uint8Array | null;
}

export interface TensorSide {
  name: string;
  dtype: string;
  shape: number[];
}

export interface TensorChange {
  /** `renamed`: the same contents under another name. */
  kind: 'added' | 'removed' | 'renamed' | 'changed';
  before: TensorSide | null;
  after: TensorSide | null;
  /** What of it changed; empty for what is there on one side only. */
  what: ('dtype' | 'shape' | 'content')[];
}

export interface TensorChanges {
  items: TensorChange[];
  /** Of the same name, dtype and shape and, where that is known, the same contents. */
  same: number;
  /** False: of tensors with the same dtype and shape it is not known yet whether their contents differ. */
  isContentCompared: boolean;
}

interface Listed extends TensorSide {
  hash: string | null;
}

export function tensorChanges(before: ListedTensors, after: ListedTensors): TensorChanges {
  const isContentCompared = before.hashes !== null && after.hashes !== null;
  const [old, now] = [listed(before), listed(after)];
  const oldNames = new Map(old.map((tensor) => [tensor.name, tensor]));
  const nowNames = new Set(now.map(({ name }) => name));
  const removed = new Map(old.filter(({ name }) => !nowNames.has(name)).map((tensor) => [tensor.name, tensor]));
  const byHash = Map.groupBy(removed.values(), ({ hash }) => hash);
  const items: TensorChange[] = [];
  for (const tensor of now) {
    const same = oldNames.get(tensor.name);
    const from = same ?? (isContentCompared ? byHash.get(tensor.hash)?.shift() : undefined);
    if (!same && from) removed.delete(from.name);
    const what = from ? differences(from, tensor, isContentCompared) : [];
    if (!from) items.push({ kind: 'added', before: null, after: side(tensor), what });
    else if (!same) items.push({ kind: 'renamed', before: side(from), after: side(tensor), what });
    else if (what.length > 0) items.push({ kind: 'changed', before: side(from), after: side(tensor), what });
  }
  for (const tensor of removed.values()) items.push({ kind: 'removed', before: side(tensor), after: null, what: [] });
  return { items, same: now.length - items.filter(({ kind }) => kind !== 'removed').length, isContentCompared };
}

function differences(from: Listed, to: Listed, isContentCompared: boolean): TensorChange['what'] {
  const what: TensorChange['what'] = [];
  if (from.dtype !== to.dtype) what.push('dtype');
  if (from.shape.join() !== to.shape.join()) what.push('shape');
  // The hash is of dtype and shape as well: only with both the same it tells of the contents.
  if (what.length === 0 && isContentCompared && from.hash !== to.hash) what.push('content');
  return what;
}

function listed({ tensors, hashes }: ListedTensors): Listed[] {
  return tensors.map(({ name, dtype, shape }, at) => ({
    name,
    dtype,
    shape,
    hash: hashes && Buffer.from(hashes.subarray(at * TENSOR_HASH_BYTES, (at + 1) * TENSOR_HASH_BYTES)).toString('hex'),
  }));
}

function side({ name, dtype, shape }: Listed): TensorSide {
  return { name, dtype, shape };
}
