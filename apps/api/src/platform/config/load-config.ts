// From the environment to AppConfig. Pure but for the files that NAME_FILE and GROVE_SEED_FILE name; touches no data folder.
import fs from 'node:fs';
import path from 'node:path';
import { readAppsUrl } from './apps-url';
import { AppConfig, type AppSettings, type LogLevel, type ObjectStoreSettings } from './app-config';
import { ConfigError } from './config-error';
import { Environment, Refused } from './environment';
import { isLoopbackHost } from './loopback-host';
import { HUB_MODES, type HubRules, type OrganizationPolicy, type RepositoryVisibility, type SignupPolicy } from './modes';
import * as parse from './parsers';
import { readMail, readSignIn } from './sign-in-settings';
import { readModeration } from './moderation-settings';
import { readPayments } from './payment-settings';
import { readRunner } from './runner-settings';
import { readUpstreams } from './upstream-settings';
import { unknownVariableWarnings, type Variable } from './variables';

const LOG_LEVELS: readonly LogLevel[] = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];
const SIGNUP: readonly SignupPolicy[] = ['open', 'invite', 'closed'];
const VISIBILITIES: readonly RepositoryVisibility[] = ['public', 'private'];
const ORGANIZATIONS: readonly OrganizationPolicy[] = ['everyone', 'administrators'];
const S3_VARIABLES: readonly Variable[] = [
  'GROVE_S3_PUBLIC_ENDPOINT',
  'GROVE_S3_BUCKET',
  'GROVE_S3_ACCESS_KEY',
  'GROVE_S3_SECRET_KEY',
  'GROVE_S3_REGION',
  'GROVE_S3_PATH_STYLE',
];
const SECRET_KEY_MIN_CHARACTERS = 32;
const METRICS_TOKEN_MIN_CHARACTERS = 16;
const DEFAULT_MAX_UPLOAD_BYTES = 500e9;
const DEFAULT_MIN_FREE_BYTES = 1e9;

const DEFAULT_SERVING_BYTES = 4 * 1024 ** 3;
const DEFAULT_TENSOR_BYTES = 128 * 1024 ** 3;
const DEFAULT_JOBS_PER_NAMESPACE = 2;

/** @throws ConfigError with every problem at once */
export function loadConfig(env: NodeJS.ProcessEnv = process.env): AppConfig {
  const vars = new Environment(env);
  const network = readNetwork(vars);
  const dataDir = path.resolve(vars.read('GROVE_DATA_DIR', 'data', (text) => text, './data'));
  const minFreeBytes = vars.read('GROVE_MIN_FREE_BYTES', DEFAULT_MIN_FREE_BYTES, parse.parseSize, '1GB');
  const settings: AppSettings = {
    ...network,
    dataDir,
    externalDatabaseUrl: vars.read(
      'GROVE_DATABASE_URL',
      null,
      parse.parseConnection(['postgresql:', 'postgres:']),
      'postgresql://grove:secret@db:5432/grove',
    ),
    redisUrl: vars.read('GROVE_REDIS_URL', null, parse.parseConnection(['redis:', 'rediss:']), 'redis://redis:6379/0'),
    objectStore: readObjectStore(vars, dataDir, minFreeBytes, network.publicUrl),
    externalSecretKey: vars.read('GROVE_SECRET_KEY', null, secretKey, '(openssl rand -base64 32)'),
    environmentMode: vars.read('GROVE_MODE', null, parse.parseChoice(HUB_MODES), 'company'),
    explicitRules: readRules(vars),
    signIn: readSignIn(vars),
    mail: readMail(vars),
    maxUploadBytes: vars.read('GROVE_MAX_UPLOAD_BYTES', DEFAULT_MAX_UPLOAD_BYTES, parse.parseSize, '50GB'),
    minFreeBytes,
    defaultQuota: {
      maxBytes: vars.read('GROVE_DEFAULT_QUOTA_BYTES', null, parse.parseSize, '100GB'),
      maxRepositories: vars.read('GROVE_DEFAULT_QUOTA_REPOSITORIES', null, parse.parseCount, '50'),
    },
    metrics: readMetrics(vars),
    logLevel: vars.read('GROVE_LOG_LEVEL', 'info', parse.parseChoice(LOG_LEVELS), 'info'),
    egressAllow: vars.read('GROVE_EGRESS_ALLOW', [], parse.parseList(parse.parseEgressTarget), '10.0.0.0/8,hooks.internal'),
    upstreams: readUpstreams(vars),
    runner: readRunner(vars),
    gatewayMonthlyTokens: vars.read('GROVE_GATEWAY_MONTHLY_TOKENS', null, parse.parseTokens, '10000000'),
    payments: readPayments(vars, network.isLoopback),
    servingBytes: vars.read('GROVE_SERVING_BYTES', DEFAULT_SERVING_BYTES, parse.parseSize, '4GB'),
    tensorBytes: vars.read('GROVE_TENSOR_BYTES', DEFAULT_TENSOR_BYTES, parse.parseSize, '128GB'),
    jobsPerNamespace: vars.read('GROVE_JOBS_PER_NAMESPACE', DEFAULT_JOBS_PER_NAMESPACE, parse.parseCount, '2'),
    moderation: readModeration(vars),
    seedFile: vars.read('GROVE_SEED_FILE', null, readableFile, './seed.yaml'),
  };
  if (vars.problems.length > 0) throw new ConfigError(vars.problems);
  return new AppConfig(settings);
}

/** What does not hold the start up but is probably not meant so. */
export function configWarnings(config: AppConfig, env: NodeJS.ProcessEnv = process.env): string[] {
  const warnings = unknownVariableWarnings(env);
  if (!isLoopbackHost(config.host) && !env.GROVE_PUBLIC_URL && !env.GROVE_PUBLIC_URL_FILE) {
    warnings.push(
      `GROVE_PUBLIC_URL is not set: mail, webhooks and sign-in links will name ${config.publicUrl}. Example: GROVE_PUBLIC_URL=https://hub.example.com`,
    );
  }
  return warnings;
}

function readRules(vars: Environment): Partial<HubRules> {
  const given = {
    signup: vars.read('GROVE_SIGNUP', undefined, parse.parseChoice(SIGNUP), 'invite'),
    anonymousRead: vars.read('GROVE_ANONYMOUS_READ', undefined, parse.parseBoolean, 'false'),
    defaultVisibility: vars.read('GROVE_DEFAULT_VISIBILITY', undefined, parse.parseChoice(VISIBILITIES), 'private'),
    organizations: vars.read('GROVE_ORGANIZATIONS', undefined, parse.parseChoice(ORGANIZATIONS), 'administrators'),
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

type Network = Pick<
  AppSettings,
  'host' | 'port' | 'workerPort' | 'listenHosts' | 'publicUrl' | 'isLoopback' | 'appsUrl' | 'allowedHosts' | 'trustedProxies'
>;

function readNetwork(vars: Environment): Network {
  const host = vars.read('GROVE_HOST', 'localhost', parse.parseHost, '0.0.0.0');
  const port = vars.read('GROVE_PORT', 8080, parse.parsePort, '8080');
  const publicUrl = vars.read('GROVE_PUBLIC_URL', defaultPublicUrl(host, port), parse.parseOrigin, 'https://hub.example.com');
  const allowedHosts = vars.read('GROVE_ALLOWED_HOSTS', [], parse.parseList(parse.parseAllowedHost), 'hub.internal,hub.internal:8080');
  const isLoopback = isLoopbackHost(host) && isLoopbackHost(new URL(publicUrl).hostname);
  return {
    host,
    port,
    workerPort: vars.read('GROVE_WORKER_PORT', null, parse.parsePort, '8081'),
    listenHosts: host === 'localhost' ? ['127.0.0.1', '::1'] : [host],
    publicUrl,
    isLoopback,
    appsUrl: readAppsUrl(vars, { publicUrl, isLoopback, port, allowedHosts }),
    allowedHosts,
    trustedProxies: vars.read('GROVE_TRUSTED_PROXIES', [], parse.parseList(parse.parseProxy), '10.0.0.0/8'),
  };
}

/** A wildcard is no name: until a public URL is given, the hub calls itself localhost. */
function defaultPublicUrl(host: string, port: number): string {
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return new URL(`http://${name.includes(':') ? `[${name}]` : name}:${port}`).origin;
}

function readObjectStore(vars: Environment, dataDir: string, minFreeBytes: number, publicUrl: string): ObjectStoreSettings {
  const endpoint = vars.read('GROVE_S3_ENDPOINT', null, parse.parseOrigin, 'http://s3:9000');
  if (!vars.has('GROVE_S3_ENDPOINT')) {
    for (const name of S3_VARIABLES.filter((variable) => vars.has(variable))) vars.refuse(name, 'is set, but GROVE_S3_ENDPOINT is not');
    return { kind: 'folder', rootDir: path.join(dataDir, 'objects'), minFreeBytes };
  }
  const publicEndpoint = vars.read('GROVE_S3_PUBLIC_ENDPOINT', null, parse.parseOrigin, 'https://s3.example.com');
  // huggingface_hub follows a redirect within one address and looks for the hub's headers at its end
  if (publicEndpoint === publicUrl)
    vars.refuse(
      'GROVE_S3_PUBLIC_ENDPOINT',
      "is the hub's own address; the store needs another port or name",
      'https://hub.example.com:9000',
    );
  return {
    kind: 's3',
    endpoint: endpoint ?? '',
    ...(publicEndpoint === null ? {} : { publicEndpoint }),
    bucket: required(vars, 'GROVE_S3_BUCKET', 'modelgrove'),
    accessKey: required(vars, 'GROVE_S3_ACCESS_KEY', 'AKIA…'),
    secretKey: required(vars, 'GROVE_S3_SECRET_KEY', '(the secret that belongs to the access key)'),
    region: vars.read('GROVE_S3_REGION', 'us-east-1', (text) => text, 'us-east-1'),
    pathStyle: vars.read('GROVE_S3_PATH_STYLE', true, parse.parseBoolean, 'true'),
  };
}

/** Numbers about a hub are nobody's business: beyond this machine only with a token. */
function readMetrics(vars: Environment): AppSettings['metrics'] {
  const at = vars.read('GROVE_METRICS', null, parse.parseListener, '9464');
  const token = vars.read('GROVE_METRICS_TOKEN', null, metricsToken, '(openssl rand -hex 24)');
  if (at === null) {
    if (vars.has('GROVE_METRICS_TOKEN')) vars.refuse('GROVE_METRICS_TOKEN', 'is set, but GROVE_METRICS is not', '9464');
    return null;
  }
  if (!vars.has('GROVE_METRICS_TOKEN') && !isLoopbackHost(at.host))
    vars.refuse(
      'GROVE_METRICS_TOKEN',
      `is needed, because GROVE_METRICS (${at.host}) can be reached from other machines`,
      '(openssl rand -hex 24)',
    );
  return { ...at, token };
}

function metricsToken(text: string): string {
  if (text.length < METRICS_TOKEN_MIN_CHARACTERS)
    throw new Refused(`has ${text.length} characters, at least ${METRICS_TOKEN_MIN_CHARACTERS} are needed`);
  return text;
}

function required(vars: Environment, name: Variable, example: string): string {
  if (!vars.has(name)) vars.refuse(name, 'is needed, because GROVE_S3_ENDPOINT is set', example);
  return vars.raw(name) ?? '';
}

function secretKey(text: string): string {
  if (text.length < SECRET_KEY_MIN_CHARACTERS)
    throw new Refused(`has ${text.length} characters, at least ${SECRET_KEY_MIN_CHARACTERS} are needed`);
  return text;
}

function readableFile(text: string): string {
  const file = path.resolve(text);
  try {
    fs.accessSync(file, fs.constants.R_OK);
  } catch {
    throw new Refused(`names ${file}, which cannot be read`);
  }
  return file;
}
