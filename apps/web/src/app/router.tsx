// Every page and its address. Pages are loaded when they are first visited; what stands here is only the map.
import type { RepoType } from '@modelgrove/shared';
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, type RouteComponent } from '@tanstack/react-router';
import { cardQuery } from '../features/cards/api/card';
import { repositoryQuery } from '../features/repositories/api/detail';
import { cardAddress } from '../lib/addresses';
import { withListWords, withRareWords } from '../lib/i18n';
import { withReportWords } from '../lib/report-words';
import { queryClient } from '../lib/query-client';
import { ProblemPage, NotFoundPage } from '../ui/problem-page';
import { Shell } from './shell';

const root = createRootRoute({
  component: Shell,
  notFoundComponent: () => <NotFoundPage />,
  errorComponent: ({ error }) => <ProblemPage error={error} />,
});

const page = (path: string, component: RouteComponent) => createRoute({ getParentRoute: () => root, path, component });

/** One type of repository: its card at the address itself, or the running app; everything else below. */
function repository(path: string, type: 'Model' | 'Dataset' | 'App') {
  const parent = createRoute({
    getParentRoute: () => root,
    path,
    component: lazyRouteComponent(layouts, `${type}Page`),
    loader: ({ params, location }) => askEarly(type.toLowerCase() as RepoType, params as Record<string, string>, location.pathname),
  });
  const child = (path: string, component: RouteComponent) => createRoute({ getParentRoute: () => parent, path, component });
  return parent.addChildren([
    ...(type === 'App'
      ? [child('/', lazyRouteComponent(running, 'AppRunPage')), child('card', lazyRouteComponent(cards, 'AppCardPage'))]
      : [child('/', lazyRouteComponent(cards, `${type}CardPage`))]),
    child('tree/$', lazyRouteComponent(trees, `${type}TreePage`)),
    child('blob/$', lazyRouteComponent(blobs, `${type}BlobPage`)),
    child('commits/$', lazyRouteComponent(histories, `${type}CommitsPage`)),
    child('commit/$oid', lazyRouteComponent(commits, `${type}CommitPage`)),
    child('upload/$', lazyRouteComponent(uploads, `${type}UploadPage`)),
    child('edit/$', lazyRouteComponent(edits, `${type}EditPage`)),
    child('new/$', lazyRouteComponent(edits, `${type}NewFilePage`)),
    child('discussions', lazyRouteComponent(talks, `${type}DiscussionsPage`)),
    child('discussions/$', lazyRouteComponent(talks, `${type}DiscussionsPage`)),
    child('settings', lazyRouteComponent(settings, `${type}SettingsPage`)),
    ...(type === 'Model' ? [child('try', lazyRouteComponent(trying, 'ModelTryPage'))] : []),
    ...(type === 'Dataset' ? [child('viewer/{-$config}/{-$split}', lazyRouteComponent(cards, 'DatasetViewerPage'))] : []),
  ]);
}

/** What the page of a repository begins with is on its way while the page itself is. Nobody waits here: its components ask, too. */
function askEarly(type: RepoType, { namespace = '', name = '' }: Record<string, string>, pathname: string): void {
  const key = { type, namespace, name };
  void queryClient.prefetchQuery(repositoryQuery(key));
  if (pathname.replace(/\/$/, '') === cardAddress(key)) void queryClient.prefetchQuery(cardQuery(key));
}

/** A page with words that are not in the first catalogue. */
const rarePage = <M extends Record<string, unknown>>(path: string, load: () => Promise<M>, name?: keyof M & string) =>
  page(
    path,
    lazyRouteComponent(() => withRareWords(load()), name),
  );

/** Pages that bring words of their own. */
const withWords =
  (words: () => Promise<{ ready: Promise<void> }>) =>
  <M extends Record<string, unknown>>(path: string, load: () => Promise<M>, name: keyof M & string) =>
    rarePage(path, async () => (await Promise.all([load(), words().then(({ ready }) => ready)]))[0], name);
const jobsPage = withWords(() => import('../lib/jobs-words'));
const moneyPage = withWords(() => import('../lib/money-words'));
const talkPage = withWords(() => import('../lib/talk-words'));
const circlePage = withWords(() => import('../lib/circle-words'));

const newPage = withWords(() => import('../lib/publishing-words'));

async function withTuningWords<M>(module: Promise<M>): Promise<M> {
  return (await Promise.all([module, import('../lib/tuning-words').then(({ ready }) => ready)]))[0];
}

async function withFittingWords<M>(module: Promise<M>): Promise<M> {
  return (await Promise.all([module, import('../lib/fitting-words').then(({ ready }) => ready)]))[0];
}

async function withTalkWords<M>(module: Promise<M>): Promise<M> {
  return (await Promise.all([module, import('../lib/talk-words').then(({ ready }) => ready)]))[0];
}

/** Pages of fine-tuning, and of jobs that came of it. */
const tuningPage = <M extends Record<string, unknown>>(path: string, load: () => Promise<M>, name: keyof M & string) =>
  jobsPage(path, () => withTuningWords(load()), name);

/** Pages of accounts know more refusals than others. */
const accountComponent = <M extends Record<string, unknown>>(load: () => Promise<M>) =>
  lazyRouteComponent(async () => (await Promise.all([withRareWords(load()), import('../lib/account-problems')]))[0]);
const accountPage = <M extends Record<string, unknown>>(path: string, load: () => Promise<M>) => page(path, accountComponent(load));

/** The pages of one's own settings, beside their navigation; `/settings` itself is the first of them. */
function ownSettings(pages: [path: string, component: RouteComponent][]) {
  const parent = page(
    '/settings',
    accountComponent(() => import('../routes/settings')),
  );
  const children = [['/', pages[0]?.[1]] as const, ...pages].map(([path, component]) =>
    createRoute({ getParentRoute: () => parent, path, component }),
  );
  return parent.addChildren(children);
}

async function withHooksWords<M>(module: Promise<M>): Promise<M> {
  return (await Promise.all([withRareWords(module), import('../lib/hooks-words').then(({ ready }) => ready)]))[0];
}

const tokens = async () => (await Promise.all([import('../routes/tokens'), import('../lib/tokens-words').then(({ ready }) => ready)]))[0];
const lists = () => withListWords(import('../routes/repository-list'));
const organizationSettings = () => withHooksWords(import('../routes/organization-settings'));
const admin = () => import('../routes/admin');
const adminJobs = () => import('../routes/admin-jobs');
const adminCases = () => withReportWords(import('../routes/admin-cases'));
const adminWords = () => withReportWords(import('../routes/admin-words'));
const adminMoney = () => import('../routes/admin-money');
const jobs = () => import('../routes/jobs');
const collections = () => import('../routes/collections');
const buyer = () => import('../routes/money-buyer');
const layouts = () => import('../routes/repository');
const cards = () => import('../routes/repository-card');
const running = () => withRareWords(import('../routes/repository-app'));
const trees = () => withRareWords(import('../routes/repository-tree'));
const blobs = () => withRareWords(import('../routes/repository-blob'));
const histories = () => withRareWords(import('../routes/repository-commits'));
const commits = () => withRareWords(import('../routes/repository-commit'));
const uploads = () => withTalkWords(withRareWords(import('../routes/repository-upload')));
const edits = () => withTalkWords(withRareWords(import('../routes/repository-edit')));
const settings = () => withRareWords(import('../routes/repository-settings'));
const talks = () => withTalkWords(withRareWords(import('../routes/repository-discussions')));
const trying = () => withTuningWords(import('../routes/repository-try'));

const routeTree = root.addChildren([
  page(
    '/',
    lazyRouteComponent(() => import('../routes/home')),
  ),
  page('/models', lazyRouteComponent(lists, 'ModelsPage')),
  jobsPage('/models/compare', () => withFittingWords(import('../routes/compare-models')), 'CompareModelsPage'),
  page('/datasets', lazyRouteComponent(lists, 'DatasetsPage')),
  page('/spaces', lazyRouteComponent(lists, 'AppsPage')),
  circlePage('/search', () => import('../routes/search'), 'default'),
  accountPage('/setup', () => import('../routes/setup')),
  accountPage('/login', () => import('../routes/login')),
  accountPage('/login/first', () => import('../routes/first-sign-in')),
  accountPage('/join', () => import('../routes/join')),
  accountPage('/forgot', () => import('../routes/forgot')),
  accountPage('/reset', () => import('../routes/reset')),
  accountPage('/verify', () => import('../routes/verify')),
  ownSettings([
    ['profile', accountComponent(() => import('../routes/profile-settings'))],
    ['account', accountComponent(() => import('../routes/settings-account'))],
    ['security', accountComponent(() => import('../routes/settings-security'))],
    ['tokens', accountComponent(tokens)],
    ['apps', accountComponent(() => import('../routes/connected-apps'))],
    ['webhooks', lazyRouteComponent(() => withHooksWords(import('../routes/webhooks')), 'WebhooksPage')],
    ['notifications', lazyRouteComponent(() => withTalkWords(import('../routes/notifications')), 'NotificationSettingsPage')],
  ]),
  accountPage('/oauth/consent/$uid', () => import('../routes/oauth-consent')),
  rarePage('/oauth/refused', () => import('../routes/oauth-refused')),
  accountPage('/device', () => import('../routes/device')),
  rarePage('/docs/api', () => import('../routes/api-reference')),
  talkPage('/design', () => import('../routes/design'), 'default'),
  rarePage('/organizations/new', () => import('../routes/new-organization')),
  rarePage('/organizations/$name/settings', organizationSettings, 'OrganizationSettingsPage'),
  rarePage('/organizations/$name/settings/$part', organizationSettings, 'OrganizationSettingsPage'),
  rarePage('/admin', admin, 'AdminPage'),
  rarePage('/admin/$part', admin, 'AdminPage'),
  rarePage('/admin/reports', adminCases, 'AdminCasesPage'),
  rarePage('/admin/words', adminWords, 'AdminWordsPage'),
  moneyPage('/admin/money', adminMoney, 'AdminMoneyPage'),
  moneyPage('/admin/money/$', adminMoney, 'AdminMoneyPage'),
  jobsPage('/admin/jobs', adminJobs, 'AdminJobsPage'),
  jobsPage('/admin/runners', adminJobs, 'AdminRunnersPage'),
  jobsPage('/jobs', jobs, 'JobsPage'),
  jobsPage('/jobs/compare', jobs, 'CompareJobsPage'),
  tuningPage('/jobs/$key', jobs, 'OneJobPage'),
  tuningPage('/fine-tune', () => import('../routes/fine-tune'), 'FineTunePage'),
  talkPage('/notifications', () => import('../routes/notifications'), 'NotificationsPage'),
  newPage('/new', () => import('../routes/new'), 'default'),
  rarePage('/import', () => import('../routes/import'), 'ImportPage'),
  rarePage('/imports', () => import('../routes/import'), 'ImportsPage'),
  rarePage('/imports/$id', () => import('../routes/import'), 'ImportProgressPage'),
  circlePage('/collections', collections, 'CollectionsPage'),
  circlePage('/collections/$namespace/$slug', collections, 'CollectionPage'),
  circlePage('/$namespace', () => import('../routes/namespace'), 'default'),
  moneyPage('/$namespace/-/$part', buyer, 'MoneyPartPage'),
  moneyPage('/$namespace/-/$part/$id', buyer, 'MoneyPartPage'),
  moneyPage('/pricing', buyer, 'PricingPage'),
  moneyPage('/test-payment/$ref', buyer, 'TestPaymentPage'),
  repository('/$namespace/$name', 'Model'),
  repository('/datasets/$namespace/$name', 'Dataset'),
  repository('/spaces/$namespace/$name', 'App'),
]);

export const router = createRouter({
  routeTree,
  scrollRestoration: true,
  // Plain words in addresses: `?search=123` is the text 123, as in every other tool.
  parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
  stringifySearch: (search) => {
    const text = new URLSearchParams(search as Record<string, string>).toString();
    return text === '' ? '' : `?${text}`;
  },
});
