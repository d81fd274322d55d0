import { PieceMemory } from './piece-memory';

const MIB = 2 ** 20;

describe('memory for pieces', () => {
  it('is whole words of what is needed, and enough for any chunk', () => {
    const memory = new PieceMemory();
    expect([1, 199_997, 100 * MIB].map((needed) => memory.lend(needed).length)).toEqual([131_072, 200_000, MIB / 2]);
  });

  it('is lent in smaller pieces when much is out, and in large ones again when it came back', () => {
    const memory = new PieceMemory();
    const lent = Array.from({ length: 256 }, () => memory.lend(MIB));
    expect([memory.lentBytes, memory.lend(MIB).length]).toEqual([128 * MIB, MIB / 4]);
    for (const piece of lent) memory.giveBack(piece);
    expect([memory.lend(MIB).length, memory.lentBytes]).toEqual([MIB / 2, MIB / 2 + MIB / 4]);
  });
});
