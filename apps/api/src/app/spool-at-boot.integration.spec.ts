// A hub that was killed leaves the bodies it was receiving; the next one clears them before it answers anybody.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spoolFileName } from '../platform/spool/leftovers';
import { startTestHub, type TestHub } from './testing/start-test-hub';

describe('the spool at boot', () => {
  let hub: TestHub | undefined;
  afterEach(() => hub?.stop());

  it('has lost what a dead process left, before any request', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'grove-boot-'));
    const spool = join(folder, 'spool');
    mkdirSync(spool);
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    const left = join(spool, spoolFileName('11111111-2222-3333-4444-555555555555', pid));
    writeFileSync(left, 'half a pack');
    utimesSync(left, new Date(), new Date(Date.now() - 60_000));
    hub = await startTestHub({ GROVE_DATA_DIR: folder });
    expect(readdirSync(spool)).toEqual([]);
  });
});
