// Every page and its address. Pages are loaded when they are first visited; what stands here is only the map.
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, type RouteComponent } from '@tanstack/react-router';
import { withRareWords } from '../lib/i18n';
import { ProblemPage, NotFoundPage } from '../ui/problem-page';
import { Shell } from './shell';

const root = createRootRoute({
  component: Shell,
  notFoundComponent: () => <NotFoundPage />,
  errorComponent: ({ error }) => <ProblemPage error={error} />,
});

const page = (path: string, component: RouteComponent) => createRoute({ getParentRoute: () => root, path, component });

/** One type of repository: its card at the address itself, its folders and files below. */
function repository(path: string, [layout, card, tree, blob]: [RouteComponent, RouteComponent, RouteComponent, RouteComponent]) {
  const parent = page(path, layout);
  const child = (path: string, component: RouteComponent) => createRoute({ getParentRoute: () => parent, path, component });
  return parent.addChildren([child('/', card), child('tree/$', tree), child('blob/$', blob)]);
}

/** A page with words that are not in the first catalogue. */
const rarePage = <M extends Record<string, unknown>>(path: string, load: () => Promise<M>, name?: keyof M & string) =>
  page(
    path,
    lazyRouteComponent(() => withRareWords(load()), name),
  );

const lists = () => import('../routes/repository-list');
const organizationSettings = () => import('../routes/organization-settings');
const admin = () => import('../routes/admin');
const layouts = () => import('../routes/repository');
const cards = () => import('../routes/repository-card');
const trees = () => import('../routes/repository-tree');
const blobs = () => import('../routes/repository-blob');

const routeTree = root.addChildren([
  page(
    '/',
    lazyRouteComponent(() => import('../routes/home')),
  ),
  page('/models', lazyRouteComponent(lists, 'ModelsPage')),
  page('/datasets', lazyRouteComponent(lists, 'DatasetsPage')),
  page('/spaces', lazyRouteComponent(lists, 'AppsPage')),
  rarePage('/login', () => import('../routes/login')),
  rarePage('/join', () => import('../routes/join')),
  rarePage('/docs/api', () => import('../routes/api-reference')),
  rarePage('/design', () => import('../routes/design')),
  rarePage('/settings/profile', () => import('../routes/profile-settings')),
  rarePage('/organizations/new', () => import('../routes/new-organization')),
  rarePage('/organizations/$name/settings', organizationSettings, 'OrganizationProfilePage'),
  rarePage('/organizations/$name/settings/members', organizationSettings, 'OrganizationMembersPage'),
  rarePage('/organizations/$name/settings/danger', organizationSettings, 'OrganizationDangerPage'),
  rarePage('/admin', admin, 'AdminHealthPage'),
  rarePage('/admin/users', admin, 'AdminUsersPage'),
  rarePage('/admin/organizations', admin, 'AdminOrganizationsPage'),
  rarePage('/admin/repositories', admin, 'AdminRepositoriesPage'),
  rarePage('/admin/storage', admin, 'AdminStoragePage'),
  rarePage('/admin/audit', admin, 'AdminAuditPage'),
  rarePage('/setup', () => import('../routes/setup')),
  rarePage('/reset', () => import('../routes/reset')),
  rarePage('/new', () => import('../routes/new')),
  rarePage('/settings/tokens', () => import('../routes/tokens')),
  rarePage('/$namespace', () => import('../routes/namespace')),
  repository('/$namespace/$name', [
    lazyRouteComponent(layouts, 'ModelPage'),
    lazyRouteComponent(cards, 'ModelCardPage'),
    lazyRouteComponent(trees, 'ModelTreePage'),
    lazyRouteComponent(blobs, 'ModelBlobPage'),
  ]),
  repository('/datasets/$namespace/$name', [
    lazyRouteComponent(layouts, 'DatasetPage'),
    lazyRouteComponent(cards, 'DatasetCardPage'),
    lazyRouteComponent(trees, 'DatasetTreePage'),
    lazyRouteComponent(blobs, 'DatasetBlobPage'),
  ]),
  repository('/spaces/$namespace/$name', [
    lazyRouteComponent(layouts, 'AppPage'),
    lazyRouteComponent(cards, 'AppCardPage'),
    lazyRouteComponent(trees, 'AppTreePage'),
    lazyRouteComponent(blobs, 'AppBlobPage'),
  ]),
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
