// Webhooks: made with a secret that is shown once, tested against a program that listens, looked up in their log, switched off and deleted.
import { createServer } from 'node:http';
import { assert, see, seesNo, seesText } from '../lib/see.mjs';
import { settled, visit } from '../lib/visitor.mjs';
import { inspectAll } from './pages.mjs';

export function webhooks(test, lab) {
  test('a webhook is made, receives a signed test, shows what was sent and answered, is switched off and deleted', async () => {
    const program = await listening();
    try {
      const visitor = await lab.signedIn();
      const { page, troubles } = visitor;
      await visit(visitor, '/settings/webhooks');
      const secret = await make(page, `http://localhost:${program.port}/hook`);
      const card = page.getByRole('listitem').filter({ hasText: `:${program.port}/hook` });
      await see(card.getByText('Switched on'), 'that it is enabled');
      assert.ok(!(await page.content()).includes(secret), 'the secret is on the page again');
      await card.getByRole('button', { name: 'Send a test' }).click();
      await see(card.getByText('Arrived'), 'that the test arrived');
      const [{ headers, text }] = program.received;
      assert.equal(headers['x-webhook-secret'], secret);
      assert.deepEqual(JSON.parse(text).event, { action: 'test', scope: 'webhook' });
      await card.getByRole('button', { name: 'Request and answer' }).click();
      await see(card.getByText('thank you'), 'what was answered');
      await lab.picture(page, 'webhooks-light');
      await inspectAll(lab, (locale) => lab.resident('ada', locale), [{ name: 'webhooks', at: '/settings/webhooks' }]);
      await card.getByRole('button', { name: 'Switch off' }).click();
      await see(card.getByText('Switched off', { exact: true }), 'that it is disabled');
      await card.getByRole('button', { name: 'Delete webhook' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Delete webhook' }).click();
      await seesText(page.getByRole('main'), 'There are no webhooks yet.');
      await seesNo(card, 'the webhook');
      await settled(page);
      troubles.assertNone('webhooks');
    } finally {
      program.close();
    }
  });
}

async function make(page, url) {
  await page.getByRole('button', { name: 'New webhook' }).click();
  const dialog = page.getByRole('dialog', { name: 'New webhook' });
  await dialog.getByLabel('Address that is called').fill(url);
  const secret = await dialog.locator('code').innerText();
  assert.match(secret, /^whsec_[\w+/]{40,}=*$/);
  await dialog.getByRole('button', { name: 'Create webhook' }).click();
  await dialog.waitFor({ state: 'detached' });
  return secret;
}

/** A program that keeps what it is told. */
async function listening() {
  const received = [];
  const server = createServer((request, reply) => {
    const parts = [];
    request.on('data', (part) => parts.push(part));
    request.on('end', () => {
      received.push({ headers: request.headers, text: Buffer.concat(parts).toString() });
      reply.end('thank you');
    });
  });
  await new Promise((resolve) => server.listen(0, 'localhost', resolve));
  return { received, port: server.address().port, close: () => (server.closeAllConnections(), server.close()) };
}
