// What a fine-grained token may be given (names of Hugging Face's permissions), by what it is given on.

const ON_REPOSITORIES = ['repo.content.read', 'repo.access.read', 'repo.write', 'discussion.write'] as const;
const ON_NAMESPACES = [...ON_REPOSITORIES, 'collection.read', 'collection.write', 'job.write'] as const;

export const TOKEN_PERMISSIONS = {
  user: [...ON_NAMESPACES, 'user.webhooks.read', 'user.webhooks.write'],
  org: [...ON_NAMESPACES, 'org.read', 'org.write'],
  model: ON_REPOSITORIES,
  dataset: ON_REPOSITORIES,
  space: ON_REPOSITORIES,
} as const;

export type TokenEntityType = keyof typeof TOKEN_PERMISSIONS;
export type TokenPermission = (typeof TOKEN_PERMISSIONS)[TokenEntityType][number];
