import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../../../../..');

describe('the check that migrations lead to the schema', () => {
  let schema: string;

  beforeEach(() => {
    schema = fs.mkdtempSync(path.join(os.tmpdir(), 'grove-schema-'));
    fs.cpSync(path.join(ROOT, 'prisma/schema'), schema, { recursive: true });
  });

  afterEach(() => fs.rmSync(schema, { recursive: true, force: true }));

  const check = () => spawnSync(process.execPath, [path.join(ROOT, 'scripts/check-drift.mjs'), schema], { encoding: 'utf8' });

  it('passes for the schema as it is', () => {
    const { status, stdout } = check();
    expect(stdout).toBe('The migrations lead to the schema.\n');
    expect(status).toBe(0);
  });

  it('fails, and names the column, when one column has another type', () => {
    const file = path.join(schema, 'repositories.prisma');
    const text = fs.readFileSync(file, 'utf8');
    const changed = text.replace(/(isPrivate\s+)Boolean/, '$1Int');
    expect(changed).not.toBe(text);
    fs.writeFileSync(file, changed);
    const { status, stdout } = check();
    expect(stdout).toContain('is_private');
    expect(status).toBe(1);
  });
});
