import fc from 'fast-check';
import { GitFormatError } from '../errors';
import { fuzzBudget, FUZZ_TIMEOUT_MS } from '../fuzz-budget';
import { DELIM_PKT, errorPkt, FLUSH_PKT, MAX_PKT_PAYLOAD_BYTES, pktLine, RESPONSE_END_PKT } from './pkt-line';
import { PktReader, type Pkt } from './pkt-reader';
import { sideBand } from './side-band';

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

function readerOf(bytes: string | Uint8Array, chunkSize = 7): PktReader {
  return new PktReader(inChunks(Buffer.from(bytes as string), chunkSize));
}

async function allPackets(reader: PktReader): Promise<Pkt[]> {
  const packets: Pkt[] = [];
  for (let packet = await reader.next(); packet; packet = await reader.next()) packets.push(packet);
  return packets;
}

async function bytesOf(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of source) parts.push(part);
  return Buffer.concat(parts);
}

const arbitraryPacket: fc.Arbitrary<Pkt> = fc.oneof(
  fc.uint8Array({ maxLength: 300 }).map((data): Pkt => ({ kind: 'data', data: Buffer.from(data) })),
  fc.constantFrom<Pkt>({ kind: 'flush' }, { kind: 'delim' }, { kind: 'response-end' }),
);

function encode(packet: Pkt): Buffer {
  switch (packet.kind) {
    case 'data':
      return pktLine(packet.data);
    case 'flush':
      return FLUSH_PKT;
    case 'delim':
      return DELIM_PKT;
    case 'response-end':
      return RESPONSE_END_PKT;
  }
}

describe('pkt-line', () => {
  test('a packet counts its own four digits, in bytes of UTF-8', () => {
    expect(pktLine('a\n').toString()).toBe('0006a\n');
    expect(pktLine('模').toString()).toBe('0007模');
    expect(pktLine('').toString()).toBe('0004');
  });

  test('the longest payload fits and one byte more is refused', () => {
    expect(pktLine(Buffer.alloc(MAX_PKT_PAYLOAD_BYTES)).subarray(0, 4).toString()).toBe('fff0');
    expect(() => pktLine(Buffer.alloc(MAX_PKT_PAYLOAD_BYTES + 1))).toThrow(GitFormatError);
  });

  test('an error packet is one line', () => {
    expect(errorPkt('no\nsuch').toString()).toBe('0010ERR no such\n');
  });

  test(
    'what was written is read back, however the bytes are cut',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(arbitraryPacket, { maxLength: 30 }), fc.integer({ min: 1, max: 400 }), async (packets, size) => {
          expect(await allPackets(readerOf(Buffer.concat(packets.map(encode)), size))).toEqual(packets);
        }),
        fuzzBudget(300),
      );
    },
    FUZZ_TIMEOUT_MS,
  );

  test(
    'any bytes are read or refused, never misread: what was read encodes to the bytes that were there',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.stringMatching(/^[0-9a-fA-Fx ]{0,60}$/), fc.integer({ min: 1, max: 20 }), async (text, size) => {
          const reader = readerOf(text, size);
          let read = '';
          try {
            for (let packet = await reader.next(); packet; packet = await reader.next()) read += encode(packet).toString();
            expect(read.length).toBe(text.length);
          } catch (error) {
            expect(error).toBeInstanceOf(GitFormatError);
          }
          expect(text.toLowerCase().startsWith(read.toLowerCase())).toBe(true);
        }),
        fuzzBudget(500),
      );
    },
    FUZZ_TIMEOUT_MS,
  );

  test.each(['zzzz', '0003', 'fff1', '-001', '00 4'])('the length %p is refused', async (length) => {
    await expect(readerOf(`${length}abcdefgh`, 100).next()).rejects.toMatchObject({ code: 'wire/bad-length' });
    await expect(readerOf(`${length}abcdefgh`, 1).next()).rejects.toMatchObject({ code: 'wire/bad-length' });
  });

  test.each(['00', '0008ab', '0008'])('input cut as in %p is refused', async (bytes) => {
    await expect(readerOf(bytes).next()).rejects.toMatchObject({ code: 'wire/cut' });
  });

  test('the rest hands over every byte behind the last packet, and the source is closed when its reader stops early', async () => {
    const pack = Buffer.from('PACK0000 and more that looks like 0004 packets');
    const reader = readerOf(Buffer.concat([pktLine('one'), FLUSH_PKT, pack]), 9);
    await reader.next();
    await reader.next();
    expect((await bytesOf(reader.rest())).toString()).toBe(pack.toString());
    await expect(reader.next()).rejects.toMatchObject({ code: 'wire/handed-over' });

    let closed = false;
    const watched = (async function* () {
      try {
        for (;;) yield Buffer.from('0005x');
      } finally {
        closed = true;
      }
    })();
    const second = new PktReader(watched);
    await second.next();
    for await (const part of second.rest()) if (part.length > 0) break;
    expect(closed).toBe(true);
  });

  test('a packet that arrives byte by byte is put together without rereading', async () => {
    const payload = Buffer.alloc(MAX_PKT_PAYLOAD_BYTES, 'x');
    const started = performance.now();
    expect(await allPackets(readerOf(pktLine(payload), 1))).toEqual([{ kind: 'data', data: payload }]);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

describe('side-band', () => {
  test('data are cut at 65515 bytes, or 995 for the small form', async () => {
    const data = Buffer.from(Array.from({ length: 140_000 }, (_, i) => i % 251));
    for (const [form, most] of [
      ['large', 65515],
      ['small', 995],
    ] as const) {
      const packets = await allPackets(readerOf(Buffer.concat(sideBand(1, data, form)), 10_000));
      const payloads = packets.map((packet) => (packet.kind === 'data' ? packet.data : Buffer.alloc(0)));
      expect(payloads.map((payload) => payload[0])).toEqual(payloads.map(() => 1));
      expect(payloads.slice(0, -1).every((payload) => payload.length === most + 1)).toBe(true);
      expect(Buffer.concat(payloads.map((payload) => payload.subarray(1))).equals(data)).toBe(true);
    }
  });

  test('no data make no packet: an empty one would end nothing and say nothing', () => {
    expect(sideBand(2, '')).toEqual([]);
  });
});
