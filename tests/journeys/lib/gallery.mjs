// Every page a person can come to, and how to reach states that have no address of their own. Visited by the audit in every language and theme.
import { KEYS } from './jobs.mjs';
import { openConsent, openDevice } from './oauth.mjs';
import { ADAPTER, CHECKS, DATASET, MODEL } from './tuning.mjs';
import { LONG } from './world.mjs';

const LONG_FOLDER = `${'folder-'.repeat(12)}name`;

const TUNED = `/fine-tune?model=${MODEL}&data=${DATASET}`;

/** `who`: 'ada' or nobody. `expect`: refusals that belong to the page. `act`: what is done there before looking. */
export const PAGES = [
  { name: 'home', at: '/' },
  { name: 'models', at: '/models' },
  { name: 'models-filtered', at: '/models?search=run-&sort=created' },
  { name: 'models-nothing', at: '/models?search=nothing-like-this' },
  { name: 'models-facets', at: '/models?license=mit,apache-2.0&parameters=-1B' },
  { name: 'models-found', at: '/models?search=%E9%87%91%E8%9E%8D' },
  { name: 'models-filters', at: '/models?license=mit', act: openFilters },
  { name: 'models-fitting', at: '/models?fits=24', act: (page) => declared(page, 'gpus:24+24') },
  { name: 'models-too-large', at: '/models', act: (page) => declared(page, 'gpus:0.7') },
  { name: 'models-hardware', at: '/models', act: (page) => openDialog(page, page.locator('aside button[aria-haspopup=dialog]').first()) },
  { name: 'repository-fit', at: '/ada/tiny', act: openFit },
  {
    name: 'models-compare',
    at: `/models/compare?models=ada/tiny,acme/dialog-zh,${MODEL},${ADAPTER}`,
    who: 'ada',
    act: (page) => declared(page, 'memory:36'),
  },
  { name: 'models-compare-none', at: '/models/compare' },
  { name: 'search', at: '/search?q=acme' },
  { name: 'search-nothing', at: '/search?q=nothing-like-this' },
  { name: 'search-empty', at: '/search' },
  { name: 'search-box', at: '/', act: (page) => suggest(page, 'ti') },
  { name: 'datasets', at: '/datasets' },
  { name: 'apps', at: '/spaces' },
  { name: 'login', at: '/login' },
  { name: 'join', at: '/join' },
  { name: 'join-invalid', at: '/join#used', expect: [404, '/one-time-links/inspect'] },
  { name: 'setup-used', at: '/setup#used', expect: [404, '/one-time-links/inspect'] },
  { name: 'forgot', at: '/forgot' },
  { name: 'verify-used', at: '/verify#used', expect: [404, '/one-time-links/inspect'] },
  { name: 'second-factor-late', at: '/login?step=second-factor' },
  { name: 'login-refused', at: '/login?problem=sso/state-invalid' },
  { name: 'reset-used', at: '/reset#used', expect: [404, '/one-time-links/inspect'] },
  { name: 'person', at: '/ada' },
  { name: 'person-own', at: '/ada', who: 'ada' },
  { name: 'person-datasets', at: '/ada?tab=dataset' },
  { name: 'nobody', at: '/no-such-person', expect: [404, '/no-such-person'] },
  { name: 'organization', at: '/acme' },
  { name: 'organization-member', at: '/acme', who: 'ada' },
  { name: 'organization-members', at: '/acme?tab=members' },
  { name: 'person-followers', at: '/ada?tab=followers' },
  { name: 'person-following', at: '/ada?tab=following', who: 'ada' },
  { name: 'person-collections', at: '/ada?tab=collections', who: 'ada' },
  { name: 'person-other', at: '/eve', who: 'ada' },
  { name: 'collections', at: '/collections' },
  { name: 'collections-own', at: '/collections?sort=upvotes', who: 'ada' },
  { name: 'collections-nothing', at: '/collections?search=nothing-like-this' },
  { name: 'collection', at: ({ collections }) => collections.rhymes },
  { name: 'collection-own', at: ({ collections }) => collections.rhymes, who: 'ada' },
  { name: 'collection-nested', at: ({ collections }) => collections.shelf },
  { name: 'collection-empty', at: ({ collections }) => collections.empty, who: 'ada' },
  {
    name: 'collection-edit',
    at: ({ collections }) => collections.hidden,
    who: 'ada',
    act: (page) => openDialog(page, headButton(page, 1)),
  },
  {
    name: 'collection-delete',
    at: ({ collections }) => collections.hidden,
    who: 'ada',
    act: (page) => openDialog(page, headButton(page, 2)),
  },
  {
    name: 'collection-note',
    at: ({ collections }) => collections.rhymes,
    who: 'ada',
    act: (page) => openDialog(page, page.locator('[data-tool^=note-]').first()),
  },
  {
    name: 'collection-missing',
    at: `/collections/ada/none-${'0'.repeat(24)}`,
    expect: [404, `/collections/ada/none-${'0'.repeat(24)}`],
  },
  { name: 'collection-new', at: '/collections', who: 'ada', act: (page) => openDialog(page, page.locator('main h1 + button')) },
  {
    name: 'repository-gathered',
    at: '/ada/tiny',
    act: (page) => page.locator('aside a[href^="/collections/"]').first().scrollIntoViewIfNeeded(),
  },
  {
    name: 'repository-gather',
    at: '/ada/tiny',
    who: 'ada',
    act: (page) =>
      openDialog(
        page,
        page
          .locator('aside section', { has: page.locator('a[href^="/collections/"]') })
          .getByRole('button')
          .last(),
      ),
  },
  { name: 'admin-for-others', at: '/admin' },
  { name: 'repository', at: '/ada/tiny' },
  { name: 'repository-metadata', at: '/ada/tiny', act: (page) => page.locator('summary').first().click() },
  { name: 'hostile', at: '/ada/hostile', expect: [404, 'missing-on-purpose.gif'], noisy: true },
  { name: 'files', at: '/ada/tiny/tree/main' },
  { name: 'folder', at: '/ada/tiny/tree/main/scripts' },
  { name: 'revisions', at: '/ada/tiny/tree/main', act: (page) => openMenu(page, page.locator('main button[aria-haspopup=menu]')) },
  { name: 'file', at: '/ada/tiny/blob/main/scripts/evaluate.py' },
  { name: 'file-large', at: '/ada/tiny/blob/main/model.safetensors' },
  {
    name: 'file-tensors',
    at: '/datasets/ada/measures/blob/harvest/many.safetensors',
    act: (page) => page.getByRole('row').nth(5).waitFor(),
  },
  { name: 'file-tensors-torn', at: '/datasets/ada/measures/blob/harvest/torn.safetensors', expect: [400, '/tensors'] },
  { name: 'file-image', at: '/ada/tiny/blob/main/images/loss.png' },
  { name: 'file-table', at: '/datasets/ada/words/blob/main/words.csv' },
  { name: 'file-lines', at: '/ada/tiny/blob/main/scripts/evaluate.py#L5-L7' },
  { name: 'file-markdown', at: '/ada/tiny/blob/main/README.md' },
  { name: 'finder', at: '/ada/tiny/tree/main', act: (page) => openFinder(page) },
  { name: 'history', at: '/ada/tiny/commits/main' },
  { name: 'history-of-file', at: '/ada/tiny/commits/main/README.md' },
  { name: 'commit', at: '/ada/changes/commit/main' },
  { name: 'commit-split', at: '/ada/changes/commit/main', act: (page) => page.getByRole('button', { name: /^(Split|并排)$/ }).click() },
  { name: 'commit-large', at: '/ada/tiny/commit/weights' },
  { name: 'commit-tables', at: '/datasets/ada/measures/commit/harvest', act: (page) => page.getByText('300 → 3,000').waitFor() },
  { name: 'compare', at: '/ada/changes/commit/main?base=first' },
  { name: 'pictures-elsewhere', at: '/ada/changes', expect: [503, '/hub/v1/images/'] },
  { name: 'upload', at: '/ada/tiny/upload/main', who: 'ada' },
  { name: 'upload-chosen', at: '/ada/tiny/upload/main', who: 'ada', act: (page) => chooseFiles(page) },
  {
    name: 'edit-form',
    at: '/ada/tiny/edit/main/README.md',
    who: 'ada',
    act: async (page) => {
      await page.getByRole('button', { name: /^(Metadata form|元数据表单)$/ }).click();
      await page.getByRole('combobox', { name: /^(Languages|语言)$/ }).fill('ja');
      await page.getByRole('option').first().waitFor();
    },
  },
  { name: 'edit', at: '/ada/tiny/edit/main/README.md', who: 'ada', act: (page) => page.locator('.cm-content').waitFor() },
  { name: 'new-file', at: '/ada/tiny/new/main', who: 'ada', act: (page) => page.locator('.cm-content').waitFor() },
  { name: 'file-own', at: '/ada/tiny/blob/main/config.json', who: 'ada' },
  { name: 'files-own', at: '/ada/tiny/tree/main', who: 'ada' },
  { name: 'settings', at: '/ada/tiny/settings', who: 'ada' },
  {
    name: 'settings-delete',
    at: '/ada/tiny/settings',
    who: 'ada',
    act: (page) => openDialog(page, page.locator('main section').last().getByRole('button')),
  },
  { name: 'private-file', at: '/ada/secret/blob/main/plan.txt', who: 'ada' },
  { name: 'dataset', at: '/datasets/ada/words' },
  { name: 'viewer', at: '/datasets/ada/measures/viewer', act: (page) => page.locator('thead svg').first().waitFor() },
  { name: 'viewer-preview', at: '/datasets/ada/measures' },
  { name: 'viewer-pictures', at: '/datasets/ada/measures/viewer/pictures/train' },
  {
    name: 'viewer-row',
    at: '/datasets/ada/measures/viewer/default/train?row=3',
    act: (page) => page.getByRole('dialog').locator('dd').first().waitFor(),
  },
  {
    name: 'viewer-filter',
    at: `/datasets/ada/measures/viewer/default/train?where=${encodeURIComponent('"id" < 20 AND "isEven" = TRUE')}&sort=${encodeURIComponent('"id" DESC')}`,
    act: (page) => page.locator('main button[aria-expanded=false]').click(),
  },
  { name: 'viewer-nothing', at: '/datasets/ada/measures/viewer/default/train?search=nothing-like-this' },
  { name: 'model-tree', at: '/ada/tiny', who: 'ada', act: openTree },
  { name: 'model-tree-claimed', at: '/acme/dialog-zh', act: (page) => page.locator('aside a[href="/acme/base"]').scrollIntoViewIfNeeded() },
  { name: 'dataset-uses', at: '/datasets/ada/words', act: openTree },
  { name: 'app', at: '/spaces/ada/demo' },
  { name: 'app-embed', at: '/spaces/ada/demo', who: 'ada', act: (page) => openDialog(page, page.locator('main section button').last()) },
  { name: 'app-card', at: '/spaces/ada/demo/card' },
  { name: 'app-guide', at: '/spaces/ada/demo?revision=unfinished', who: 'ada' },
  { name: 'long-names', at: `/acme/${LONG}` },
  { name: 'long-names-files', at: `/acme/${LONG}/tree/main` },
  { name: 'long-names-file', at: `/acme/${LONG}/blob/main/${LONG_FOLDER}/${LONG}.py` },
  { name: 'long-names-list', at: '/models?search=long-' },
  { name: 'empty-for-visitors', at: '/acme/run-01' },
  { name: 'missing', at: '/ada/missing', expect: [404, '/ada/missing'] },
  { name: 'no-such-page', at: '/no/such/page/at/all', expect: [404, '/no/such/page'] },
  { name: 'oauth-consent', at: '/settings/apps', who: 'ada', act: openConsent },
  { name: 'oauth-refused', at: '/oauth/refused?error=invalid_redirect_uri' },
  { name: 'oauth-device', at: '/device?user_code=BCDF-GHJK', who: 'ada' },
  { name: 'oauth-device-asked', at: '/device', who: 'ada', act: openDevice },
  { name: 'oauth-apps', at: '/settings/apps', who: 'ada' },
  {
    name: 'oauth-app-new',
    at: '/settings/apps',
    who: 'ada',
    act: (page) => openDialog(page, page.locator('main button', { hasText: /^(New OAuth app|新建 OAuth 应用)$/ })),
  },
  { name: 'sign-in-first', at: '/settings/tokens' },
  { name: 'home-signed-in', at: '/', who: 'ada' },
  { name: 'profile-activity', at: '/ada?tab=activity' },
  { name: 'home-welcome', at: '/?welcome=1', who: 'ada' },
  { name: 'account-menu', at: '/', who: 'ada', act: (page) => openMenu(page, page.locator('header button[aria-haspopup=menu]:visible')) },
  { name: 'theme-menu', at: '/', who: 'ada', act: (page) => openMenu(page, page.locator('footer button[aria-haspopup=menu]').nth(1)) },
  { name: 'new', at: '/new', who: 'ada' },
  { name: 'new-app', at: '/new?type=app', who: 'ada' },
  {
    name: 'new-licence',
    at: '/new',
    who: 'ada',
    act: async (page) => {
      await page.getByRole('combobox', { name: /^(Licence|许可证)$/ }).fill('creative');
      await page.getByRole('listbox').getByRole('option').nth(3).waitFor();
    },
  },
  {
    name: 'new-card',
    at: '/new',
    who: 'ada',
    act: async (page) => {
      await page.getByRole('radio', { name: /^(An adapter|适配器)/ }).check();
      await page.locator('main summary').first().click();
      await page.locator('main pre').first().waitFor();
    },
  },
  { name: 'new-refused', at: '/new', who: 'ada', act: (page) => submit(page, 'input[name=name]', 'not a name') },
  { name: 'import', at: '/import', who: 'ada' },
  { name: 'import-found', at: '/import?source=ada/tiny', who: 'ada', act: (page) => look(page) },
  {
    name: 'import-refused',
    at: '/import?source=ada/no-such-thing',
    who: 'ada',
    expect: [422, '/imports/inspection'],
    act: (page) => submitted(page),
  },
  { name: 'imports', at: '/imports', who: 'ada' },
  { name: 'import-done', at: '/imports/1', who: 'ada' },
  { name: 'import-failed', at: '/imports/2', who: 'ada' },
  { name: 'import-cancel', at: '/imports/2', who: 'ada', act: (page) => openDialog(page, page.locator('main form button[type=button]')) },
  { name: 'imported', at: '/ada/imported', who: 'ada', expect: [503, '/hub/v1/images/'] },
  { name: 'import-unfinished', at: '/ada/unfinished', who: 'ada' },
  { name: 'empty', at: '/acme/run-01', who: 'ada' },
  { name: 'flawed', at: '/ada/flawed', who: 'ada' },
  { name: 'private', at: '/ada/secret', who: 'ada' },
  { name: 'tokens', at: '/settings/tokens', who: 'ada' },
  { name: 'token-form', at: '/settings/tokens', who: 'ada', act: (page) => openDialog(page, page.locator('main button').first()) },
  { name: 'token-fine', at: '/settings/tokens', who: 'ada', act: chooseFineGrained },
  { name: 'token-preview', at: '/settings/tokens', who: 'ada', act: (page) => page.locator('main [aria-expanded=false]').first().click() },
  {
    name: 'token-revoke',
    at: '/settings/tokens',
    who: 'ada',
    act: (page) => openDialog(page, page.locator('main li button:not([aria-expanded])').first()),
  },
  { name: 'api', at: '/docs/api' },
  { name: 'api-operation', at: '/docs/api?search=tokens#tokens.create' },
  { name: 'design', at: '/design' },
  { name: 'profile-settings', at: '/settings/profile', who: 'ada' },
  { name: 'account-settings', at: '/settings/account', who: 'ada' },
  {
    name: 'account-email',
    at: '/settings/account',
    who: 'ada',
    act: (page) => openDialog(page, page.locator('main section').first().getByRole('button')),
  },
  { name: 'security-settings', at: '/settings/security', who: 'ada' },
  { name: 'organization-new', at: '/organizations/new', who: 'ada' },
  { name: 'organization-profile', at: '/organizations/acme/settings', who: 'ada' },
  { name: 'organization-settings-members', at: '/organizations/acme/settings/members', who: 'ada' },
  {
    name: 'organization-invited',
    at: '/organizations/acme/settings/members',
    who: 'ada',
    act: async (page) => {
      await page.locator('main section').last().locator('button[type=submit]').click();
      await page.locator('main [role=status] code').waitFor();
    },
  },
  { name: 'organization-danger', at: '/organizations/acme/settings/danger', who: 'ada' },
  {
    name: 'organization-delete',
    at: '/organizations/acme/settings/danger',
    who: 'ada',
    act: (page) => openDialog(page, page.locator('main section button').last()),
  },
  { name: 'admin-health', at: '/admin', who: 'ada' },
  { name: 'admin-users', at: '/admin/users', who: 'ada' },
  { name: 'admin-user-menu', at: '/admin/users', who: 'ada', act: (page) => openMenu(page, page.locator('main li button').first()) },
  { name: 'admin-invite', at: '/admin/users', who: 'ada', act: (page) => openDialog(page, page.locator('main [role=search] button')) },
  { name: 'admin-organizations', at: '/admin/organizations', who: 'ada' },
  { name: 'admin-repositories', at: '/admin/repositories', who: 'ada' },
  { name: 'admin-storage', at: '/admin/storage', who: 'ada' },
  { name: 'admin-audit', at: '/admin/audit', who: 'ada' },
  { name: 'admin-nothing', at: '/admin/users?search=nobody-like-this', who: 'ada' },
  { name: 'jobs', at: '/jobs', who: 'ada' },
  { name: 'jobs-chosen', at: '/jobs', who: 'ada', act: chooseJobs },
  { name: 'jobs-none', at: '/jobs?namespace=acme', who: 'ada' },
  { name: 'job-running', at: `/jobs/${KEYS.running}?metrics=learning_rate`, who: 'ada', act: seesCurve },
  { name: 'job-cancel', at: `/jobs/${KEYS.running}`, who: 'ada', act: (page) => cancelJob(page) },
  { name: 'job-queued', at: `/jobs/${KEYS.queued}`, who: 'ada', act: (page) => page.locator('main a[href="/admin/runners"]').waitFor() },
  { name: 'job-quoted', at: `/jobs/${KEYS.quoted}`, who: 'ada', act: (page) => page.locator('main aside ol li').nth(2).waitFor() },
  { name: 'job-failed', at: `/jobs/${KEYS.failed}`, who: 'ada', act: seesCurve },
  { name: 'job-done', at: `/jobs/${KEYS.done}?scale=log`, who: 'ada', act: openFolded },
  { name: 'job-refused', at: `/jobs/${CHECKS.blocked}`, who: 'ada' },
  { name: 'job-priced', at: `/jobs/${CHECKS.quoted}`, who: 'ada' },
  { name: 'job-missing', at: '/jobs/ftjob-none', who: 'ada', expect: [404, '/hub/v1/jobs/ftjob-none'] },
  { name: 'jobs-compare', at: `/jobs/compare?keys=${KEYS.done},${KEYS.running},${KEYS.failed}`, who: 'ada', act: seesCurve },
  { name: 'jobs-compare-none', at: '/jobs/compare', who: 'ada' },
  { name: 'fine-tune', at: '/fine-tune', who: 'ada' },
  { name: 'fine-tune-data', at: `/fine-tune?model=${MODEL}`, who: 'ada' },
  { name: 'fine-tune-untrainable', at: '/fine-tune?model=acme/base', who: 'ada' },
  { name: 'fine-tune-files', at: `/fine-tune?model=${MODEL}&data=${DATASET}`, who: 'ada' },
  { name: 'fine-tune-settings', at: `${TUNED}&file=train.jsonl&epochs=0`, who: 'ada', act: sendSettings },
  { name: 'fine-tune-labels', at: `${TUNED}&file=labels.csv`, who: 'ada' },
  { name: 'fine-tune-quoted', at: `${TUNED}&file=train.jsonl&job=${CHECKS.quoted}`, who: 'ada', act: seesAll },
  { name: 'fine-tune-blocked', at: `${TUNED}&file=more/broken.jsonl&job=${CHECKS.blocked}`, who: 'ada', act: seesAll },
  { name: 'try', at: `/${MODEL}/try`, who: 'ada' },
  { name: 'try-for-visitors', at: `/${MODEL}/try` },
  { name: 'try-refused', at: '/acme/base/try', who: 'ada' },
  { name: 'try-beside-base', at: `/${ADAPTER}/try?temperature=0&maxTokens=x`, who: 'ada', act: askModel },
  { name: 'admin-jobs', at: '/admin/jobs', who: 'ada' },
  { name: 'admin-runners', at: '/admin/runners', who: 'ada' },
  { name: 'admin-runner-new', at: '/admin/runners', who: 'ada', act: (page) => openDialog(page, page.locator('main button').first()) },
  { name: 'admin-runner-token', at: '/admin/runners', who: 'ada', act: renewToken },
  { name: 'join-refused', at: '/join', act: (page) => submit(page, 'input[name=name]', '-') },
];

/** No runner is there: the question waits, and says for what. */
async function askModel(page) {
  await page.locator('aside input[aria-invalid=true]').fill('64');
  await page.locator('main textarea').first().fill('What is 3 and 9?');
  await page.locator('main textarea').first().press('Enter');
  await page.locator('main [role=status] a[href^="/jobs/"]').waitFor();
}

/** What is below the fold as well. */
async function seesAll(page) {
  await page.setViewportSize({ width: 1280, height: 1500 });
}

async function sendSettings(page) {
  await seesAll(page);
  await page.locator('form button[type=submit]').click();
  await page.locator('input[aria-invalid=true]').waitFor();
}

async function openTree(page) {
  const kind = page.locator('aside button[aria-expanded]').last();
  await kind.click();
  await page.locator('aside button[aria-expanded=true] ~ div a').first().waitFor();
  await kind.scrollIntoViewIfNeeded();
}

async function seesCurve(page) {
  await page.getByRole('slider').first().waitFor();
}

async function openFolded(page) {
  await seesCurve(page);
  for (const folded of await page.locator('main details').all()) await folded.evaluate((details) => (details.open = true));
}

async function cancelJob(page) {
  await seesCurve(page);
  await openDialog(page, page.locator('main section').first().getByRole('button').last());
}

async function chooseJobs(page) {
  for (const index of [0, 1]) await page.getByRole('checkbox').nth(index).check();
  await page.locator('main a[href^="/jobs/compare"]').waitFor();
}

/** Of one that was never started, so that nobody misses the old one. */
async function renewToken(page) {
  const row = page.getByRole('listitem').filter({ hasText: 'not-started-yet' });
  await row.getByRole('button').click();
  await page.getByRole('menuitem').nth(1).click();
  await page.getByRole('dialog').locator('button[type=submit]').click();
  await page.getByRole('dialog').locator('pre, [role=group]').first().waitFor();
}

async function openFinder(page) {
  await page.keyboard.press('t');
  await page.getByRole('option').first().waitFor();
}

async function chooseFiles(page) {
  const files = ['notes.txt', 'weights.safetensors', 'config.json'].map((name) => ({
    name,
    mimeType: 'text/plain',
    buffer: Buffer.from(name),
  }));
  await page.locator('input[type=file]').first().setInputFiles(files);
  await page.locator('form button[type=submit]:enabled').waitFor();
}

/** On a phone the facets are behind a button; the picture of the desktop has them beside the list. */
async function openFilters(page) {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.locator('main button[aria-haspopup=dialog]:visible').click();
  await page.getByRole('dialog').waitFor();
}

/** As if it had been declared in another tab; and forgotten before the next page. Three models are in the tray. */
async function declared(page, hardware) {
  await keep(page, { 'grove.hardware': hardware, 'grove.compare': 'ada/tiny,acme/dialog-zh,acme/base' });
  await page.locator('main button[aria-haspopup=dialog]:visible').first().waitFor();
}

async function openFit(page) {
  await declared(page, 'gpus:0.7');
  await page.locator('main aside button[aria-haspopup=dialog][aria-expanded]').click();
  await page.getByRole('dialog').locator('tbody tr').first().waitFor();
}

async function keep(page, entries) {
  await page.evaluate((kept) => {
    for (const [key, value] of Object.entries(kept)) localStorage.setItem(key, value);
    window.dispatchEvent(new Event('storage'));
    window.addEventListener('pagehide', () => Object.keys(kept).forEach((key) => localStorage.removeItem(key)));
  }, entries);
}

async function suggest(page, text) {
  await page.getByRole('combobox').first().fill(text);
  await page.getByRole('option').first().waitFor();
}

/** What the owner of a collection may do with it. */
function headButton(page, index) {
  return page.locator('main header button').nth(index);
}

async function openMenu(page, button) {
  await button.click();
  await page.getByRole('menu').waitFor();
}

async function openDialog(page, button) {
  await button.click();
  await page.getByRole('dialog').waitFor();
}

async function look(page) {
  await page.locator('main form button[type=submit]').first().click();
  await page.locator('main input[name=name]').waitFor();
}

async function submitted(page) {
  await page.locator('main form button[type=submit]').first().click();
  await page.locator('[aria-invalid=true]').first().waitFor();
}

async function submit(page, field, text) {
  await page.locator(field).fill(text);
  await page.keyboard.press('Enter');
  await page.locator('[aria-invalid=true]').first().waitFor();
}

async function chooseFineGrained(page) {
  await openDialog(page, page.locator('main button').first());
  await page.getByRole('dialog').locator('select[name=role]').selectOption('fineGrained');
  await page.getByRole('dialog').locator('h3').first().waitFor();
}
