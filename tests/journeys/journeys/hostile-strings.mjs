// Names and messages written by an enemy stand on many pages: none of them runs, and no page asks another host.
import { commit } from '../lib/commit.mjs';
import { assert, see } from '../lib/see.mjs';
import { settled } from '../lib/visitor.mjs';

/** A corpus of what has worked elsewhere; slashes and control characters cannot be in names. */
export const HOSTILE = [
  `<img src=x onerror=ran('img')>`,
  `"><svg onload=ran('svg')>`,
  `' onmouseover=ran('attribute') x='`,
  '<script src=https:evil.example>',
  '{{constructor.constructor("ran(1)")()}}',
  '${ran("template")}',
  'javascript:ran(1)',
  '‮txt.exe',
  '%3Cscript%3Eran(1)%3C',
  `]](javascript:ran('md'))`,
];

export function hostileStrings(test, lab) {
  test('hostile names of files, branches and tags, messages and contents are text on every page of a repository', async () => {
    const api = await lab.api();
    await api.createRepo('ada/corpus');
    const named = Object.fromEntries(
      HOSTILE.map((text, index) => [`files/${index} ${text}.md`, `${text}\n\n<script>ran('md')</script>\n${text}`]),
    );
    const rows = HOSTILE.map((text) => JSON.stringify({ text, [text]: 1 })).join('\n');
    const title = `${HOSTILE[0]} ${HOSTILE[1]}\n${HOSTILE.join('\n')}`;
    await commit(api, 'ada/corpus', { ...named, 'rows.jsonl': rows, 'README.md': HOSTILE.join('\n\n') }, { title });
    await api.request('POST', `/api/models/ada/corpus/branch/${encodeURIComponent(`"onload=ran(1)<b>`)}`, { json: {} });
    await api.request('POST', '/api/models/ada/corpus/tag/main', { json: { tag: `v'<img>`, message: HOSTILE[0] } });
    const { page, troubles } = await lab.signedIn();
    await page.addInitScript(() => {
      window.happened = [];
      window.ran = (what) => window.happened.push(what);
    });
    page.on('dialog', (dialog) => assert.fail(`a dialog opened: ${dialog.message()}`));
    troubles.tolerate(/violates the following Content Security Policy directive[\s\S]*has been blocked/);
    const files = Object.keys(named).map((path) => path.split('/').map(encodeURIComponent).join('/'));
    const addresses = ['', '/tree/main', '/tree/main/files', '/commits/main', '/commit/main', '/blob/main/rows.jsonl', '/settings'];
    for (const address of [...addresses, ...files.map((path) => `/blob/main/${path}`), `/edit/main/${files[0]}`]) {
      await page.goto(`/ada/corpus${address}`);
      await settled(page);
      assert.deepEqual(await page.evaluate(() => window.happened), [], address);
      const active = await page.locator('main').locator('script, iframe, object, embed, [onerror], [onload], [onmouseover]').count();
      assert.equal(active, 0, `active elements at ${address}`);
      troubles.expect(404, '/x');
    }
    await page.goto('/ada/corpus/commits/main');
    await see(page.getByText(HOSTILE[0]), 'the hostile message as text');
    troubles.assertNone('hostile strings');
  });
}
