// Programs that act for people: the page of consent with the real client in JavaScript, the page of devices, and the list where all of it is taken back.
import { createServer } from 'node:http';
import { oauthHandleRedirect, oauthLoginUrl } from '@huggingface/hub';
import { askingDevice, registeredProgram } from '../lib/oauth.mjs';
import { assert, see, seesText } from '../lib/see.mjs';
import { visit } from '../lib/visitor.mjs';

export function connectedApps(test, lab) {
  test('a program asks, is allowed once, is remembered, and a device beside it; both end where they are listed', async () => {
    const visitor = await lab.signedIn();
    const { page, troubles } = visitor;
    const hubUrl = lab.product.endpoint;
    await visit(visitor, '/settings/apps');
    const app = await poemWriter();
    troubles.alsoAsks(app.address);
    const program = { hubUrl, redirectUrl: app.address, clientId: await registeredProgram(page, 'Poem writer', app.address) };
    const first = await comeBack(page, program, async () => {
      await seesText(page.getByRole('main'), 'See your name and the organizations you belong to');
      await page.getByRole('button', { name: 'Allow', exact: true }).click();
    });
    assert.equal(first.userInfo.preferred_username, 'ada');
    assert.equal((await whoAmI(hubUrl, first.accessToken)).status, 200);
    const again = await comeBack(page, program, async () => {});
    assert.equal(again.userInfo.sub, first.userInfo.sub);

    const device = await askingDevice(hubUrl);
    await visit(visitor, device.verification_uri_complete);
    assert.equal(await page.getByLabel('Code').inputValue(), device.user_code);
    await page.getByRole('button', { name: 'Continue' }).click();
    await seesText(page.getByRole('main'), 'Allow this only if you have just started it yourself.');
    await page.getByRole('button', { name: 'Allow', exact: true }).click();
    await seesText(page.getByRole('main'), 'The device is connected.');

    await visit(visitor, '/settings/apps');
    await see(page.getByRole('button', { name: 'Disconnect Hugging Face CLI' }), 'the device in the list');
    await page.getByRole('button', { name: 'Disconnect Poem writer' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Disconnect', exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    assert.equal((await whoAmI(hubUrl, first.accessToken)).status, 401);
    assert.equal((await whoAmI(hubUrl, again.accessToken)).status, 401);
    app.close();
    troubles.assertNone('connected apps');
  });
}

/** As @huggingface/hub does it in a page; it keeps its secrets here instead. */
async function comeBack(page, { hubUrl, redirectUrl, clientId }, consent) {
  const localStorage = {};
  await page.goto(await oauthLoginUrl({ clientId, hubUrl, redirectUrl, scopes: 'openid profile read-repos', localStorage }));
  await consent();
  await page.waitForURL(`${redirectUrl}?**`);
  return oauthHandleRedirect({ hubUrl, redirectedUrl: page.url(), nonce: localStorage.nonce, codeVerifier: localStorage.codeVerifier });
}

/** Where the program is open in the browser. */
async function poemWriter() {
  const server = createServer((_request, response) =>
    response.setHeader('content-type', 'text/html').end('<link rel="icon" href="data:,">back'),
  );
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { address: `http://poems.localhost:${server.address().port}/callback`, close: () => server.close() };
}

function whoAmI(hubUrl, token) {
  return fetch(`${hubUrl}/api/whoami-v2`, { headers: { authorization: `Bearer ${token}` } });
}
