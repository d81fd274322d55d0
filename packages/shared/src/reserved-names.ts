// First URL segments that belong to the product. A namespace may not take one; a test compares this list with the router.

export const RESERVED_FIRST_SEGMENTS = [
  'api', 'hub', 'health', 'metrics', 'oauth', 'assets', 'static', 'resolve-cache', 'lfs', 'xet', 'cas', 'csg', 'hf', 'v1', 'v2',
  'models', 'datasets', 'spaces', 'apps', 'kernels', 'buckets', 'collections', 'papers', 'posts', 'docs', 'tasks', 'learn', 'blog',
  'new', 'new-dataset', 'new-space', 'settings', 'login', 'logout', 'join', 'signup', 'setup', 'reset', 'verify', 'invite', 'search',
  'organizations', 'users', 'admin', 'notifications', 'webhooks', 'pricing', 'billing', 'jobs', 'finetune', 'evaluation', 'evaluations',
  'discussions', 'likes', 'following', 'followers', 'trending', 'about', 'terms', 'privacy', 'security', 'help', 'support', 'status',
  'design', 'favicon.ico', 'robots.txt', 'sitemap.xml', '.well-known', 'manifest.json', 'sw.js', 'index.html',
] as const;

/** Names that would mislead people even where no route has them. */
const MISLEADING = ['root', 'system', 'administrator', 'modelgrove', 'anonymous', 'me', 'null', 'undefined', 'none', 'true', 'false', 'git', 'hf_user', 'everyone', 'deleted', 'ghost'];

/** Third segments of repository pages: a repository may not be called so, or `ns/tree/main` would be ambiguous. */
export const RESERVED_REPOSITORY_NAMES = ['resolve', 'raw', 'blob', 'tree', 'commit', 'commits', 'refs', 'revision', 'settings', 'discussions', 'edit', 'upload', 'info', 'git-upload-pack', 'git-receive-pack'] as const;

const reserved = new Set<string>([...RESERVED_FIRST_SEGMENTS, ...MISLEADING]);
const reservedRepositories = new Set<string>(RESERVED_REPOSITORY_NAMES);

export function isReservedName(name: string): boolean {
  return reserved.has(name.toLowerCase());
}

export function isReservedRepositoryName(name: string): boolean {
  return reservedRepositories.has(name.toLowerCase());
}
