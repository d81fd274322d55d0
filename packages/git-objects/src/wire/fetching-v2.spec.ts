import type { GitOid } from '../objects/oid';
import { capabilityAdvertisementV2, readCommandV2 } from './command-v2';
import { PACKFILE_SECTION, parseFetchArgs } from './fetch-v2';
import { fetchedPack, fetchRequestV2, lsRefsRequest, readAdvertisementV2, readListedRefs } from './fetching-v2';
import { lsRefsReply, parseLsRefsArgs } from './ls-refs';
import { errorPkt, FLUSH_PKT, pktLine } from './pkt-line';
import { PktReader } from './pkt-reader';
import { sideBand } from './side-band';

const A = 'a'.repeat(40) as GitOid;
const B = 'b'.repeat(40) as GitOid;

/** In pieces of seven bytes, as no server sends it. */
function reader(...parts: Buffer[]): PktReader {
  const bytes = Buffer.concat(parts);
  return new PktReader(
    (async function* () {
      for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7);
    })(),
  );
}

async function packOf(...parts: Buffer[]): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of fetchedPack(reader(...parts))) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

describe('fetching by version 2', () => {
  it('says what a server understands', async () => {
    const refs = await readCommandV2(reader(lsRefsRequest(['refs/tags/'])));
    expect(refs?.command).toBe('ls-refs');
    expect(parseLsRefsArgs(refs?.args ?? [])).toMatchObject({ peel: true, refPrefixes: ['refs/tags/'] });
    const fetch = await readCommandV2(reader(fetchRequestV2([A], [B])));
    expect(fetch?.command).toBe('fetch');
    expect(parseFetchArgs(fetch?.args ?? [])).toMatchObject({ wants: [A], haves: [B], done: true, ofsDelta: true, thinPack: false });
  });

  it('knows a server of version 2, also behind the line of version 0, and no other', async () => {
    const advertised = capabilityAdvertisementV2('a server');
    await readAdvertisementV2(reader(advertised));
    await readAdvertisementV2(reader(pktLine('# service=git-upload-pack\n'), FLUSH_PKT, advertised));
    const former = reader(pktLine('# service=git-upload-pack\n'), FLUSH_PKT, pktLine(`${A} HEAD\0side-band\n`), FLUSH_PKT);
    await expect(readAdvertisementV2(former)).rejects.toMatchObject({ code: 'wire/unexpected-packet' });
    const other = reader(pktLine('version 2\n'), pktLine('ls-refs\n'), pktLine('fetch\n'), pktLine('object-format=sha256\n'), FLUSH_PKT);
    await expect(readAdvertisementV2(other)).rejects.toMatchObject({ code: 'wire/object-format' });
    await expect(readAdvertisementV2(reader(Buffer.from('<html>')))).rejects.toMatchObject({ code: 'wire/bad-length' });
  });

  it('reads refs with what annotated tags point at', async () => {
    const args = { symrefs: false, peel: true, unborn: false, refPrefixes: [] };
    const reply = lsRefsReply(
      args,
      [
        { name: 'refs/tags/v1', oid: A, peeled: B },
        { name: 'refs/tags/v2', oid: B },
      ],
      null,
    );
    expect(await readListedRefs(reader(reply))).toEqual([
      { name: 'refs/tags/v1', oid: A, peeled: B },
      { name: 'refs/tags/v2', oid: B, peeled: null },
    ]);
    await expect(readListedRefs(reader(pktLine('nonsense\n'), FLUSH_PKT))).rejects.toMatchObject({ code: 'wire/bad-command' });
    await expect(readListedRefs(reader(errorPkt('not today')))).rejects.toThrow('the server says: not today');
  });

  it('takes the pack out of its band, and hears what the server has against it', async () => {
    const pack = [...sideBand(2, 'counting'), ...sideBand(1, 'PA'), ...sideBand(1, 'CK')];
    expect(await packOf(PACKFILE_SECTION, ...pack, FLUSH_PKT)).toBe('PACK');
    await expect(packOf(PACKFILE_SECTION, ...pack)).rejects.toMatchObject({ code: 'wire/cut' });
    await expect(packOf(PACKFILE_SECTION, ...sideBand(3, 'no such commit'), FLUSH_PKT)).rejects.toThrow('no such commit');
    await expect(packOf(FLUSH_PKT)).rejects.toMatchObject({ code: 'wire/cut' });
  });
});
