// The S3 server of packages/testing: Ceph RGW.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ROOT } from './hub.mjs';
import { Missing, findProgram } from './processes.mjs';

const TESTING = join(ROOT, 'packages/testing/dist/object-store/index.js');

export async function startS3() {
  if (!existsSync(TESTING)) throw new Missing('npm run build');
  const { CEPH_INSTALL, CEPH_PROGRAMS, startCephRgw } = createRequire(import.meta.url)(TESTING);
  if (!CEPH_PROGRAMS.every((program) => findProgram(program))) throw new Missing(CEPH_INSTALL);
  return startCephRgw();
}
