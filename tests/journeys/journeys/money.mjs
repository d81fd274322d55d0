// Money, from the outside: the demonstration is a journey by itself, which checks whatever it prints.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../../interop/lib/hub.mjs';
import { assert } from '../lib/see.mjs';

export function money(test) {
  test('npm run demo:money tells its story to the end: sold, split, pulled by those who bought, paid out once, given back, and adding up', () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'scripts/demo-money.mjs')], { encoding: 'utf8' });
    assert.equal(status, 0, `${stdout}\n${stderr}`.slice(-2000));
    for (const told of [
      'together        9.99 USD',
      'USD 0',
      'refused, and told where it is sold',
      "payments in the provider's book: 1",
      'add up',
    ])
      assert.ok(stdout.includes(told), `the story says “${told}”:\n${stdout}`);
    return Promise.resolve();
  });
}
