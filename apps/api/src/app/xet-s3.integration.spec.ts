// The Xet store where chunks lie in a real S3 server: clients fetch their ranges there, everybody else through us.
import { randomBytes, randomUUID } from 'node:crypto';
import { CEPH_INSTALL, CEPH_PROGRAMS, describeIf, startCephRgw, type S3TestServer } from '@modelgrove/testing';
import type { ReconstructionV2 } from '@modelgrove/xet-formats';
import { commit, grove, sha256Of } from './testing/hub-calls';
import { startTestHub, type TestHub, type TestPerson } from './testing/start-test-hub';
import { accepted, ask, fetched, uploadByXet, type XetSession, xetSession } from './testing/xet-client';

const programs = process.env['GROVE_TEST_S3_ENDPOINT'] ? [] : CEPH_PROGRAMS;

describeIf({ programs, install: CEPH_INSTALL }, 'the Xet store on an S3 server', () => {
  const bytes = Buffer.concat([randomBytes(700_000), Buffer.alloc(500_000, 'weights ')]);
  let server: S3TestServer;
  let hub: TestHub;
  let ada: TestPerson;
  let session: XetSession;
  let hash: string;

  const settings = (isDirect: boolean): NodeJS.ProcessEnv => ({
    GROVE_S3_ENDPOINT: server.endpoint,
    ...(isDirect ? { GROVE_S3_PUBLIC_ENDPOINT: server.endpoint } : {}),
    GROVE_S3_BUCKET: `test-${randomUUID()}`,
    GROVE_S3_ACCESS_KEY: server.accessKey,
    GROVE_S3_SECRET_KEY: server.secretKey,
  });

  const uploaded = async (): Promise<void> => {
    ada = await hub.person('ada');
    await hub.repository(ada, 'work', { isPrivate: true });
    session = await xetSession(hub, ada, 'ada/work', 'write');
    hash = (await uploadByXet(session, bytes)).file.hash;
    const pointer = { path: 'w.bin', algo: 'sha256', oid: sha256Of(bytes), size: bytes.length };
    await commit(hub, ada, 'ada/work', 'main', [{ key: 'lfsFile', value: pointer }]);
  };
  const reconstruction = async (range: string): Promise<ReconstructionV2> =>
    (await accepted(await ask(session, 'GET', `/v2/reconstructions/${hash}`, undefined, { range }))) as unknown as ReconstructionV2;

  beforeAll(async () => {
    server = await startCephRgw();
  }, 120_000);
  afterAll(() => server?.stop());

  describe.each([
    ['that clients reach', true],
    ['that only the hub reaches', false],
  ])('%s', (_what, isDirect) => {
    beforeAll(async () => {
      hub = await startTestHub(settings(isDirect));
      await uploaded();
    });
    afterAll(() => hub?.stop());

    it('gives chunks by signed ranges, which cannot be widened', async () => {
      const plan = await reconstruction('bytes=200000-900000');
      expect((await fetched(plan, 700_001)).equals(bytes.subarray(200_000, 900_001))).toBe(true);
      const [entry] = Object.values(plan.xorbs)[0]!;
      expect(entry!.url.startsWith(isDirect ? server.endpoint : hub.url)).toBe(true);
      const { start, end } = entry!.ranges[0]!.bytes;
      expect((await fetch(entry!.url, { headers: { range: `bytes=${start}-${end + 1}` } })).status).toBe(403);
    });

    it('gives everybody else the bytes through the hub', async () => {
      const answer = await fetch(`${hub.url}/ada/work/resolve/main/w.bin`, {
        headers: { authorization: `Bearer ${ada.token}`, range: 'bytes=600000-' },
      });
      expect([answer.status, Buffer.from(await answer.arrayBuffer()).equals(bytes.subarray(600_000))]).toEqual([206, true]);
    });

    it('is whole', async () => {
      expect((await grove(hub, 'doctor', '--deep', '--repository', 'ada/work')).code).toBe(0);
    });
  });
});
