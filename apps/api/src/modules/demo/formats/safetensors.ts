// The safetensors format: 8 bytes length of the header (little endian), the header in JSON padded with spaces to 8 bytes, the tensors.
import { toBf16 } from './numbers';

export interface Tensor {
  name: string;
  /** Rows first, as PyTorch has it. */
  shape: number[];
  values: Float32Array;
}

/** Every tensor in BF16, in the order given, without holes. */
export function writeSafetensors(tensors: readonly Tensor[], metadata: Record<string, string>): Buffer {
  const header: Record<string, object> = { __metadata__: metadata };
  let offset = 0;
  for (const { name, shape, values } of tensors) {
    header[name] = { dtype: 'BF16', shape, data_offsets: [offset, (offset += values.length * 2)] };
  }
  const text = JSON.stringify(header);
  const padded = text.padEnd(Math.ceil(text.length / 8) * 8, ' ');
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(padded.length));
  return Buffer.concat([length, Buffer.from(padded, 'latin1'), ...tensors.map(({ values }) => bf16(values))]);
}

function bf16(values: Float32Array): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  values.forEach((value, index) => bytes.writeUInt16LE(toBf16(value), index * 2));
  return bytes;
}
