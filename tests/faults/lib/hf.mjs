// The newest `hf` of the interop ring, going by Xet: unmodified, as a person runs it.
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { pythonOf } from '../../interop/lib/clients.mjs';
import { Missing } from '../../interop/lib/processes.mjs';
import { withXet } from '../../interop/lib/xet.mjs';

const PREPARE = 'tests/interop/prepare.sh';

/** Returns `hf(...args)`; every client has caches of its own, so that nothing is known from before. `byXet` false: as before there was Xet. */
export function hfClient({ context, workDir }, { byXet = true, version = 'hf-2', limitMs = 110_000 } = {}) {
  const program = join(dirname(pythonOf(version)), 'hf');
  if (!existsSync(program)) throw new Missing(PREPARE);
  const home = mkdtempSync(join(workDir, 'hf-'));
  const base = {
    ...process.env,
    HF_ENDPOINT: context.endpoint,
    HF_TOKEN: context.users.alice.write,
    HF_HOME: home,
    HF_HUB_DISABLE_TELEMETRY: '1',
  };
  const env = byXet ? withXet(base, join(home, 'xet')) : { ...base, HF_HUB_DISABLE_XET: '1' };
  return async (...args) => {
    try {
      return (await promisify(execFile)(program, args, { cwd: home, env, timeout: limitMs, maxBuffer: 1 << 26 })).stdout;
    } catch (error) {
      throw new Error(`hf ${args[0]}: ${(error.stderr || error.message).trim().slice(-700)}`, { cause: error });
    }
  };
}
