import fc from 'fast-check';

/** How valid bytes become invalid ones. Imported by specs only. */
export interface Mutation {
  kind: 'flip' | 'cut' | 'remove' | 'insert' | 'repeat';
  /** 0 to 1: where. */
  at: number;
  bytes: Uint8Array;
}

/** One to four mutations, and sometimes nothing valid at all. */
export const mutations: fc.Arbitrary<Mutation[]> = fc.array(
  fc.record<Mutation>({
    kind: fc.constantFrom('flip', 'cut', 'remove', 'insert', 'repeat'),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    bytes: fc.uint8Array({ minLength: 1, maxLength: 12 }),
  }),
  { minLength: 1, maxLength: 4 },
);

export function mutated(bytes: Buffer, changes: readonly Mutation[]): Buffer {
  return changes.reduce(mutatedOnce, bytes);
}

function mutatedOnce(bytes: Buffer, { kind, at, bytes: patch }: Mutation): Buffer {
  const from = Math.floor(at * bytes.length);
  const head = bytes.subarray(0, from);
  const tail = bytes.subarray(from);
  if (kind === 'cut') return Buffer.from(head);
  if (kind === 'insert') return Buffer.concat([head, patch, tail]);
  if (kind === 'remove') return Buffer.concat([head, tail.subarray(patch.length)]);
  if (kind === 'repeat') return Buffer.concat([head, tail.subarray(0, 64), tail.subarray(0, 64), tail]);
  return Buffer.concat([head, tail.subarray(0, patch.length).map((byte, i) => byte ^ patch[i]!), tail.subarray(patch.length)]);
}
