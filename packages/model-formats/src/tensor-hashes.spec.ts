import { createHash, randomBytes } from 'node:crypto';
import { bytesSource } from './byte-source';
import { hashTensors, TENSOR_HASH_BYTES } from './tensor-hashes';
import { readSafetensors, SAFETENSORS_LIMITS } from './safetensors';
import { safetensorsWith } from '@modelgrove/testing';

async function hashed(bytes: Uint8Array, blockBytes?: number): Promise<{ of: Record<string, string>; plain: string[]; sha256: string }> {
  const { tensors } = await readSafetensors(bytesSource(bytes), { ...SAFETENSORS_LIMITS, keepTensors: 100 });
  const { hashes, isPlain, sha256 } = await hashTensors(bytesSource(bytes), tensors, blockBytes);
  const of = tensors.map(({ name }, at): [string, string] => [
    name,
    Buffer.from(hashes.subarray(at * TENSOR_HASH_BYTES, (at + 1) * TENSOR_HASH_BYTES)).toString('hex'),
  ]);
  return { of: Object.fromEntries(of), plain: tensors.filter((_, at) => isPlain[at]).map(({ name }) => name), sha256 };
}

const [a, b] = [randomBytes(256), randomBytes(256)];
const F32 = { dtype: 'F32', shape: [8, 8] };

describe('the hash of a tensor', () => {
  it('is that of its contents, whatever it is called and wherever it lies', async () => {
    const left = await hashed(safetensorsWith({ one: { ...F32, data: a }, two: { ...F32, data: b } }));
    const right = await hashed(safetensorsWith({ b: { ...F32, data: b }, 'renamed.one': { ...F32, data: a } }));
    expect(right.of).toEqual({ b: left.of.two, 'renamed.one': left.of.one });
  });

  it('is another one with another shape or dtype of the same bytes, or one other bit', async () => {
    const changed = Buffer.from(a);
    changed[200]! ^= 1;
    const { of } = await hashed(
      safetensorsWith({
        one: { ...F32, data: a },
        flat: { dtype: 'F32', shape: [64], data: a },
        whole: { dtype: 'I32', shape: [8, 8], data: a },
        changed: { ...F32, data: changed },
      }),
    );
    expect(new Set(Object.values(of)).size).toBe(4);
  });

  it('does not depend on where blocks end, and the file is hashed on the way', async () => {
    const bytes = safetensorsWith({
      one: { ...F32, data: a },
      none: { dtype: 'F32', shape: [0], data: Buffer.alloc(0) },
      two: { ...F32, data: b },
    });
    const whole = await hashed(bytes);
    expect(whole.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    for (const blockBytes of [1, 3, 64, 257]) expect(await hashed(bytes, blockBytes)).toEqual(whole);
  });

  it('tells tensors that are one number over and over', async () => {
    const ones = Buffer.alloc(256);
    for (let at = 0; at < 256; at += 4) ones.writeFloatLE(1, at);
    const almost = Buffer.from(ones);
    almost[255] = 1;
    const bytes = safetensorsWith({
      zeros: { ...F32, data: Buffer.alloc(256) },
      ones: { ...F32, data: ones },
      almost: { ...F32, data: almost },
      some: { ...F32, data: a },
    });
    for (const blockBytes of [5, 100, 4096]) expect((await hashed(bytes, blockBytes)).plain).toEqual(['zeros', 'ones']);
  });
});
