// Which files have tensors, and what somebody who asked for them is told when they cannot be read.
import { DomainError } from '../../common/errors';
import { TaskRefused } from '../../platform/threads';
import { type Allowance, BytesMissing, LookEnded } from '../files';
import type { WeightsFormat } from './tensor.thread';

function weightsFormatOf(path: string): WeightsFormat | null {
  return /\.safetensors$/i.test(path) ? 'safetensors' : /\.gguf$/i.test(path) ? 'gguf' : null;
}

export function formatOf(path: string): WeightsFormat {
  const format = weightsFormatOf(path);
  if (!format) throw new DomainError('invalid', 'tensors/no-weights', 'Only files of safetensors and GGUF have tensors.');
  return format;
}

export function refusalOf(error: unknown, { signal }: Allowance): unknown {
  if (error instanceof TaskRefused) return new DomainError('invalid', 'tensors/unreadable', error.message);
  if (error instanceof BytesMissing) return new DomainError('invalid', 'tensors/unreadable', error.message);
  if (signal.aborted || error instanceof LookEnded) return new DomainError('too-many', 'tensors/busy', 'Reading this file took too long.');
  return error;
}
