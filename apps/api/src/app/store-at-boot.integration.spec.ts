import { startTestHub } from './testing/start-test-hub';

describe('a hub whose object store is away', () => {
  it('starts and says that it is not ready', async () => {
    const hub = await startTestHub({
      GROVE_S3_ENDPOINT: 'http://127.0.0.1:9',
      GROVE_S3_BUCKET: 'grove',
      GROVE_S3_ACCESS_KEY: 'key',
      GROVE_S3_SECRET_KEY: 'a secret key',
    });
    const answer = await fetch(`${hub.url}/health/ready`);
    expect([answer.status, await answer.json()]).toEqual([503, { status: 'not ready', problems: ['the object store does not answer'] }]);
    expect((await fetch(`${hub.url}/hub/v1/meta`)).status).toBe(200);
    await hub.stop();
  });
});
