// What is pictured: every page of the gallery that the journeys audit, and pages that other journeys build; and which routes have no picture, with the reason.
import { PAGES as GALLERY } from '../../journeys/lib/gallery.mjs';
import { PAGES_OF_MARKET } from './market.mjs';

const TALK = '/ada/talks/discussions';
const OF_A_DATASET = '/datasets/ada/words';
const OF_AN_APP = '/spaces/ada/demo';
const LISTS = '/hub/v1/repositories?';

const PAGES_OF_TALK = [
  { name: 'talk-list', at: TALK, who: 'ada' },
  { name: 'talk-nothing', at: `${TALK}?search=no-such-thing`, who: 'ada' },
  { name: 'talk-new', at: `${TALK}/new`, who: 'ada' },
  { name: 'talk-one', at: `${TALK}/1`, who: 'ada' },
  { name: 'talk-pull', at: `${TALK}/2`, who: 'ada' },
  { name: 'talk-files', at: `${TALK}/2/files`, who: 'ada' },
  { name: 'talk-line', at: `${TALK}/2/files`, who: 'ada', act: writeAtLine },
  { name: 'talk-conflict', at: `${TALK}/3`, who: 'ada' },
  { name: 'talk-visitor', at: `${TALK}/4` },
  { name: 'talk-missing', at: `${TALK}/99`, who: 'ada', expect: [404, '/discussions/99'] },
  { name: 'notifications', at: '/notifications', who: 'ada' },
  { name: 'notification-settings', at: '/settings/notifications', who: 'ada' },
  { name: 'webhooks', at: '/settings/webhooks', who: 'ada' },
  { name: 'gate-visitor', at: '/ada/gated-verses' },
  { name: 'gate-settings', at: '/ada/gated-verses/settings', who: 'ada' },
];

const OTHER_TYPES = [
  { name: 'dataset-files', at: `${OF_A_DATASET}/tree/main`, who: 'ada' },
  { name: 'dataset-settings', at: `${OF_A_DATASET}/settings`, who: 'ada' },
  { name: 'dataset-talk', at: `${OF_A_DATASET}/discussions` },
  { name: 'app-files', at: `${OF_AN_APP}/tree/main`, who: 'ada' },
  { name: 'app-file', at: `${OF_AN_APP}/blob/main/index.html` },
  { name: 'app-talk', at: `${OF_AN_APP}/discussions` },
  { name: 'app-settings', at: `${OF_AN_APP}/settings`, who: 'ada' },
];

/** `breaks`: what is answered by a fault of the hub. `holds`: what is never answered. */
const STATES = [
  { name: 'models-waiting', at: '/models', holds: LISTS },
  { name: 'models-failed', at: '/models', breaks: LISTS, expect: [500, LISTS] },
  { name: 'repository-waiting', at: '/ada/tiny', holds: '/hub/v1/repositories/model/ada/tiny' },
  { name: 'settings-first', at: '/settings', who: 'ada' },
  { name: 'admin-quotas', at: '/admin/quotas', who: 'ada' },
  { name: 'admin-settings', at: '/admin/settings', who: 'ada' },
  { name: 'admin-showback', at: '/admin/showback', who: 'ada' },
  { name: 'admin-reports', at: '/admin/reports', who: 'ada' },
  { name: 'admin-words', at: '/admin/words', who: 'ada' },
  { name: 'setup', at: ({ fresh }) => fresh.setup, place: 'fresh' },
  { name: 'home-before-setup', at: '/', place: 'fresh' },
];

export const PAGES = [...GALLERY, ...PAGES_OF_TALK, ...OTHER_TYPES, ...STATES, ...PAGES_OF_MARKET];

/** Routes that one comes to by what is done on a pictured page. */
export const REACHED_BY_DEEDS = ['/oauth/consent/$uid'];

const SAME = 'the page of models of that kind, which is pictured: only its head differs, as on the pictured pages of that type';

/** Route → why it has no picture. */
export const NOT_PICTURED = Object.fromEntries([
  ...['datasets', 'spaces'].flatMap((type) =>
    ['commits/$', 'upload/$', 'edit/$', 'new/$'].map((rest) => [`/${type}/$namespace/$name/${rest}`, SAME]),
  ),
  ['/spaces/$namespace/$name/commit/$oid', SAME],
  [
    '/login/first',
    'only who comes from another sign-in for the first time gets there; the journey of accounts looks at it in every language and theme',
  ],
]);

async function writeAtLine(page) {
  await page.locator('[data-line="new:10:poem.txt"]').click();
  await page.locator('[data-draft] textarea').fill('`rhymes()`, 好。');
}
