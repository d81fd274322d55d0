// The arrows of ARCHITECTURE.md as rules: main → app → surfaces → modules → platform → common → packages. A comment says what to do instead.
// scripts/check.mjs runs it, and fails as well when fewer modules than a floor were read: a crawler that reads nothing finds nothing wrong.
const SPEC = '\\.(spec|integration\\.spec)\\.tsx?$|/testing/';
const CONFORMANCE = '\\.conformance\\.ts$';
/** Helpers that only specs import, kept beside what they help to test. */
const SPEC_HELPERS = ['/src/testing/', '-for-specs\\.ts$'];
const TEST_CODE = [SPEC, CONFORMANCE, ...SPEC_HELPERS];

/** Rooms from left to right. A room imports rooms to its left, and its neighbours in the same layer, through their doors. */
const LAYERS = [
  ['wording'],
  ['accounts', 'organizations', 'tokens', 'sso'],
  ['access'],
  ['moderation'],
  ['oauth'],
  ['markdown'],
  ['repositories'],
  ['ledger'],
  ['wallets'],
  ['charges'],
  ['invoices'],
  ['plans'],
  ['quotas'],
  ['blobs'],
  ['versions'],
  ['files', 'tensors', 'lineage', 'cards', 'search', 'popularity', 'viewer'],
  ['access-requests', 'discussions', 'likes', 'follows', 'collections', 'notifications', 'webhooks', 'apps'],
  ['pages'],
  ['jobs'],
  ['serving'],
  ['sales', 'payouts'],
  ['tips'],
  ['compute'],
  ['contributions'],
  ['imports', 'finetune', 'gateway'],
  ['showback', 'activity'],
  ['demo', 'administration'],
];

const rule = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to });
const rooms = (layers) => `^apps/api/src/modules/(${layers.flat().join('|')})/`;

const layerRules = LAYERS.slice(0, -1).map((layer, index) =>
  rule(
    `rooms-look-left (${layer.join(', ')})`,
    'A room knows only rooms to its left. What needs several rooms is a use-case in contributions.',
    { path: rooms([layer]), pathNot: TEST_CODE },
    { path: rooms(LAYERS.slice(index + 1)) },
  ),
);

const apiRules = [
  rule(
    'every-room-has-a-place',
    'Add the new room to LAYERS in .dependency-cruiser.cjs: without a place no rule sees it.',
    {},
    {
      path: '^apps/api/src/modules/',
      pathNot: rooms(LAYERS),
    },
  ),
  rule(
    'common-is-the-floor',
    'common holds what everybody may use, so it can use nobody.',
    { path: '^apps/api/src/common/' },
    { path: '^apps/api/src/(app|surfaces|modules|platform)/' },
  ),
  rule(
    'platform-below-modules',
    'A gate knows no rooms: take a parameter, or write to the outbox.',
    { path: '^apps/api/src/platform/', pathNot: TEST_CODE },
    { path: '^apps/api/src/(app|surfaces|modules)/' },
  ),
  rule(
    'modules-below-surfaces',
    'A room answers whoever asks and does not know the dialect.',
    { path: '^apps/api/src/modules/', pathNot: TEST_CODE },
    { path: '^apps/api/src/(app/|surfaces/|main\\.)' },
  ),
  rule(
    'modules-meet-at-the-door',
    "Import from the other room's index.ts; what is not there is its own business.",
    { path: '^apps/api/src/modules/([^/]+)/' },
    { path: '^apps/api/src/modules/[^/]+/', pathNot: ['^apps/api/src/modules/$1/', '^apps/api/src/modules/[^/]+/index\\.ts$'] },
  ),
  rule(
    'surfaces-do-not-meet',
    'Two dialects share a service, never a controller.',
    { path: '^apps/api/src/surfaces/([^/]+)/' },
    { path: '^apps/api/src/surfaces/[^/]+/', pathNot: '^apps/api/src/surfaces/$1/' },
  ),
  rule(
    'surfaces-below-app',
    'Composition is the business of app.',
    { path: '^apps/api/src/surfaces/', pathNot: TEST_CODE },
    { path: '^apps/api/src/(app/|main\\.)' },
  ),
  rule(
    'surfaces-knock-at-the-door',
    'Import a room from its index.ts.',
    { path: '^apps/api/src/surfaces/' },
    { path: '^apps/api/src/modules/[^/]+/', pathNot: '^apps/api/src/modules/[^/]+/index\\.ts$' },
  ),
  rule(
    'controllers-call-services',
    'A rule between wire and rows belongs to a service.',
    { path: '\\.(controller|processor)\\.ts$' },
    { path: '\\.store\\.ts$' },
  ),
  rule(
    'only-stores-touch-the-database',
    'Move the statement into a store. A service may hold the border of a transaction (transaction.ts), nothing else.',
    { path: '^apps/api/src/modules/', pathNot: ['\\.store\\.ts$', ...TEST_CODE] },
    { path: '^apps/api/src/platform/database/|generated/prisma', pathNot: 'platform/database/transaction\\.ts$' },
  ),
  rule(
    'rooms-know-no-drivers',
    'A driver lives behind its gate in platform.',
    { path: '^apps/api/src/modules/', pathNot: TEST_CODE },
    { path: 'node_modules/(pg|@prisma/[^/]+|bullmq|ioredis|minio|fastify)/' },
  ),
  rule(
    'processors-load-in-the-worker',
    'Only a *.worker.module.ts may load a processor, so that an HTTP process never runs jobs.',
    { path: '^apps/api/src/', pathNot: ['\\.worker\\.module\\.ts$', ...TEST_CODE] },
    { path: '\\.processor\\.ts$' },
  ),
  rule(
    'threads-are-pure',
    'A worker thread gets its work as a message: it imports packages only.',
    { path: '\\.thread\\.ts$' },
    { path: '^apps/api/src/(app|surfaces|modules|platform)/' },
  ),
];

const webRules = [
  rule(
    'web-features-do-not-meet',
    'Compose features in routes.',
    { path: '^apps/web/src/features/([^/]+)/' },
    { path: '^apps/web/src/features/', pathNot: '^apps/web/src/features/$1/' },
  ),
  rule(
    'web-floor-looks-down',
    'ui and lib know no features: pass what they need.',
    { path: '^apps/web/src/(ui|lib|config)/' },
    { path: '^apps/web/src/(features|routes|app)/' },
  ),
  rule(
    'web-features-below-routes',
    'A route composes features, not the other way.',
    { path: '^apps/web/src/features/' },
    { path: '^apps/web/src/(routes|app)/' },
  ),
];

const packageRules = [
  rule(
    'pure-packages-do-no-io',
    'Take bytes or an AsyncIterable as a parameter.',
    {
      path: '^packages/(git-objects|money|wire-formats|model-formats|data-check|dataset-reader|markdown|xet-formats|shared)/src/',
      pathNot: TEST_CODE,
    },
    { dependencyTypes: ['core'], pathNot: '^(node:)?(crypto|buffer|zlib|stream)$' },
  ),
  rule('packages-never-import-apps', 'A package stands alone.', { path: '^packages/' }, { path: '^apps/' }),
  rule(
    'testing-only-from-tests',
    'packages/testing is for specs.',
    { path: '^(apps|packages)/', pathNot: [...TEST_CODE, '^packages/testing/'] },
    { path: '^packages/testing/' },
  ),
];

module.exports = {
  forbidden: [
    rule('no-cycles', 'Two files that need each other are one, or miss a third below both.', {}, { circular: true }),
    ...layerRules,
    ...apiRules,
    ...webRules,
    ...packageRules,
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: ['node_modules', 'src/generated/'] },
    exclude: { path: '(^|/)dist/' },
    tsConfig: { fileName: 'apps/api/tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['types', 'import', 'require', 'node', 'default'] },
  },
};
