// Every variable the product reads. The list feeds the warning about misspelt names.

export const VARIABLES = [
  'GROVE_HOST',
  'GROVE_PORT',
  'GROVE_WORKER_PORT',
  'GROVE_PUBLIC_URL',
  'GROVE_APPS_URL',
  'GROVE_ALLOWED_HOSTS',
  'GROVE_TRUSTED_PROXIES',
  'GROVE_DATA_DIR',
  'GROVE_DATABASE_URL',
  'GROVE_REDIS_URL',
  'GROVE_S3_ENDPOINT',
  'GROVE_S3_PUBLIC_ENDPOINT',
  'GROVE_S3_BUCKET',
  'GROVE_S3_ACCESS_KEY',
  'GROVE_S3_SECRET_KEY',
  'GROVE_S3_REGION',
  'GROVE_S3_PATH_STYLE',
  'GROVE_SECRET_KEY',
  'GROVE_MODE',
  'GROVE_SIGNUP',
  'GROVE_PASSWORD_SIGN_IN',
  'GROVE_TWO_FACTOR',
  'GROVE_OIDC_ISSUER',
  'GROVE_OIDC_CLIENT_ID',
  'GROVE_OIDC_CLIENT_SECRET',
  'GROVE_OIDC_NAME',
  'GROVE_OIDC_SCOPES',
  'GROVE_OIDC_GROUPS_CLAIM',
  'GROVE_OIDC_ROLES',
  'GROVE_OIDC_SIGNUP',
  'GROVE_OIDC_SIGN_OUT',
  'GROVE_SMTP_URL',
  'GROVE_MAIL_FROM',
  'GROVE_ANONYMOUS_READ',
  'GROVE_DEFAULT_VISIBILITY',
  'GROVE_ORGANIZATIONS',
  'GROVE_MAX_UPLOAD_BYTES',
  'GROVE_MIN_FREE_BYTES',
  'GROVE_DEFAULT_QUOTA_BYTES',
  'GROVE_DEFAULT_QUOTA_REPOSITORIES',
  'GROVE_METRICS',
  'GROVE_METRICS_TOKEN',
  'GROVE_LOG_LEVEL',
  'GROVE_EGRESS_ALLOW',
  'GROVE_UPSTREAMS',
  'GROVE_UPSTREAM_TOKENS',
  'GROVE_UPSTREAM_TOKENS_FOR_EVERYBODY',
  'GROVE_JOBS_PER_NAMESPACE',
  'GROVE_RUNNER_TOKEN',
  'GROVE_RUNNER',
  'GROVE_RUNNER_SLOTS',
  'GROVE_RUNNER_MEMORY',
  'GROVE_RUNNER_HUB_URL',
  'GROVE_RUNNER_PYTHON',
  'GROVE_RUNNER_IMAGE',
  'GROVE_GATEWAY_MONTHLY_TOKENS',
  'GROVE_SERVING_BYTES',
  'GROVE_TENSOR_BYTES',
  'GROVE_PAYMENTS',
  'GROVE_PAYMENTS_TRANSFER_TO',
  'GROVE_CURRENCY',
  'GROVE_MODERATION_URL',
  'GROVE_MODERATION_SECRET',
  'GROVE_MODERATION_TIMEOUT_MS',
  'GROVE_MODERATION_FAILURE',
  'GROVE_SEED_FILE',
] as const;

export type Variable = (typeof VARIABLES)[number];

/** Belong to tests and to developers' scripts; never a typing error of an operator. */
const OTHERS = /^GROVE_(TEST|BENCH|FAILPOINT|SHADOW)_?/;

/** One sentence for each variable that looks like ours and is not, with the name that was probably meant. */
export function unknownVariableWarnings(env: NodeJS.ProcessEnv): string[] {
  const known = new Set<string>(VARIABLES.flatMap((name) => [name, `${name}_FILE`]));
  return Object.keys(env)
    .filter((name) => name.startsWith('GROVE_') && !known.has(name) && !OTHERS.test(name))
    .sort()
    .map((name) => `${name} is not a variable of this version and has no effect. Did you mean ${nearest(name, [...known])}?`);
}

function nearest(name: string, candidates: string[]): string {
  return candidates.reduce((best, candidate) => (editDistance(name, candidate) < editDistance(name, best) ? candidate : best));
}

/** Levenshtein. */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      row.push(Math.min(previous[j]! + 1, row[j - 1]! + 1, previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    previous = row;
  }
  return previous[b.length]!;
}
