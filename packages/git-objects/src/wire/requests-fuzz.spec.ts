import fc from 'fast-check';
import { FUZZ_TIMEOUT_MS, fuzzBudget } from '../fuzz-budget';
import { mutated, mutations } from '../testing/mutations';
import { readCommandV2 } from './command-v2';
import { parseFetchArgs } from './fetch-v2';
import { parseLsRefsArgs } from './ls-refs';
import { DELIM_PKT, FLUSH_PKT, pktLine } from './pkt-line';
import { PktReader } from './pkt-reader';
import { readReceiveCommands } from './receive-commands';
import { readUploadRequestV0 } from './upload-request-v0';

const OID = 'a'.repeat(40);
const lines = (...texts: string[]): Buffer => Buffer.concat(texts.map((text) => pktLine(text)));

/** Requests as real clients send them, each with its reader. */
const REQUESTS: { name: string; bytes: Buffer; read: (reader: PktReader) => Promise<unknown> }[] = [
  {
    name: 'a push',
    bytes: Buffer.concat([
      lines(`${OID} ${'b'.repeat(40)} refs/heads/main\0report-status side-band-64k push-options`, `${OID} ${OID} refs/tags/v1`),
      FLUSH_PKT,
      lines('an option'),
      FLUSH_PKT,
      Buffer.from('PACK'),
    ]),
    read: (reader) => readReceiveCommands(reader, { maxCommands: 5 }),
  },
  {
    name: 'a fetch of version 0',
    bytes: Buffer.concat([
      lines(`want ${OID} multi_ack side-band-64k filter`, `want ${OID}`, `shallow ${OID}`, 'deepen 3', 'filter blob:limit=1k'),
      FLUSH_PKT,
      lines(`have ${OID}`, 'done'),
    ]),
    read: (reader) => readUploadRequestV0(reader, 20),
  },
  {
    name: 'a fetch of version 2',
    bytes: Buffer.concat([
      lines('command=fetch', 'agent=git/2.40', 'object-format=sha1'),
      DELIM_PKT,
      lines('thin-pack', 'ofs-delta', `want ${OID}`, `have ${OID}`, 'filter combine:blob:none+tree:3', 'deepen-since 1700000000', 'done'),
      FLUSH_PKT,
    ]),
    read: async (reader) => {
      for (let command = await readCommandV2(reader, 20); command; command = await readCommandV2(reader, 20)) parseFetchArgs(command.args);
    },
  },
  {
    name: 'a listing of refs',
    bytes: Buffer.concat([
      lines('command=ls-refs'),
      DELIM_PKT,
      lines('peel', 'symrefs', 'unborn', 'ref-prefix refs/heads/', 'ref-prefix HEAD'),
      FLUSH_PKT,
    ]),
    read: async (reader) => parseLsRefsArgs((await readCommandV2(reader, 20))?.args ?? []),
  },
];

describe.each(REQUESTS)('$name', ({ bytes, read }) => {
  it('is read as it comes', async () => {
    await expect(read(new PktReader(pieces(bytes, 7)))).resolves.not.toThrow();
  });

  it(
    'that was changed here and there is read or refused, and never waits for what does not come',
    async () => {
      await fc.assert(
        fc.asyncProperty(mutations, fc.integer({ min: 1, max: 60 }), async (changes, size) => {
          try {
            await read(new PktReader(pieces(mutated(bytes, changes), size)));
          } catch (error) {
            expect(error).toMatchObject({ name: 'GitFormatError', code: expect.stringMatching(/^(?:wire|oid)\//) });
          }
        }),
        fuzzBudget(300),
      );
    },
    FUZZ_TIMEOUT_MS,
  );
});

async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
