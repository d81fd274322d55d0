// The product on services of its own: PostgreSQL, Redis and an S3 server whose signed addresses clients fetch themselves.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../processes.mjs';
import { startHub } from '../hub.mjs';
import { startPostgres } from '../postgres.mjs';
import { startRedis } from '../redis.mjs';
import { startS3 } from '../s3.mjs';

export async function startServices(folder) {
  mkdirSync(folder, { recursive: true });
  const started = [];
  const stop = async () => {
    for (const service of started.toReversed()) await service.stop();
  };
  try {
    for (const start of [startPostgres, startRedis, startS3]) started.push(await start(folder));
    const [postgres, redis, s3] = started;
    const port = await freePort();
    const hub = await startHub({ folder: join(folder, 'hub'), port, settings: settingsFor(postgres, redis, s3) });
    started.push(hub);
    return { endpoint: `http://127.0.0.1:${port}`, port, clientEnv: {}, logFiles: [hub.logFile], stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function settingsFor(postgres, redis, s3) {
  return {
    GROVE_DATABASE_URL: postgres.url,
    GROVE_REDIS_URL: redis.url,
    GROVE_S3_ENDPOINT: s3.endpoint,
    GROVE_S3_PUBLIC_ENDPOINT: s3.endpoint,
    GROVE_S3_BUCKET: 'grove-interop',
    GROVE_S3_ACCESS_KEY: s3.accessKey,
    GROVE_S3_SECRET_KEY: s3.secretKey,
    GROVE_S3_PATH_STYLE: 'true',
  };
}
