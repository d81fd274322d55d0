// What the operator decided, validated and typed: the only place from which the product reads its environment.
import type { AppsUrl } from './apps-url';
import { type HubMode, type HubRules, presetOf } from './modes';

import type { MailSettings, SignInSettings } from './sign-in-settings';
import type { ModerationSettings } from './moderation-settings';
import type { PaymentSettings } from './payment-settings';
import type { RunnerSettings } from './runner-settings';
import type { UpstreamSettings } from './upstream-settings';

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';

/** Where large files are kept; the shape that the object-store gate takes. */
export type ObjectStoreSettings =
  | { kind: 'folder'; rootDir: string; minFreeBytes: number }
  | {
      kind: 's3';
      endpoint: string;
      /** The same server as clients see it; absent: bytes pass through us. */
      publicEndpoint?: string;
      bucket: string;
      accessKey: string;
      secretKey: string;
      region: string;
      pathStyle: boolean;
    };

/** Where Prometheus asks. `token` is null on loopback addresses only. */
export interface MetricsSettings {
  host: string;
  port: number;
  token: string | null;
}

export interface AppSettings {
  /** As given: a name or an address. */
  host: string;
  port: number;
  /** Where a worker process of its own answers health checks; null: nowhere. */
  workerPort: number | null;
  /** Addresses to listen on: `localhost` means both loopback addresses. */
  listenHosts: readonly string[];
  /** Origin without a slash at its end: for mail, webhooks, OAuth and whatever has no request to go by. */
  publicUrl: string;
  /** Only this machine can reach the hub: it listens on loopback and calls itself by a loopback name. */
  isLoopback: boolean;
  /** Null: apps have no origin of their own and run at a path of the hub, in a sandbox. */
  appsUrl: AppsUrl | null;
  /** Further `host` or `host:port` that a request may name, beside the public URL's and loopback ones. Lower case. */
  allowedHosts: readonly string[];
  /** Addresses, CIDR ranges or loopback/linklocal/uniquelocal whose X-Forwarded-* is believed. */
  trustedProxies: readonly string[];
  dataDir: string;
  /** Null: the embedded PostgreSQL. */
  externalDatabaseUrl: string | null;
  /** Null: queues on Postgres. */
  redisUrl: string | null;
  objectStore: ObjectStoreSettings;
  /** Null: generated once into the data folder (secret-key.ts). */
  externalSecretKey: string | null;
  /** GROVE_MODE; null: the one that was chosen in the set-up page, if any. */
  environmentMode: HubMode | null;
  /** Decisions that have a variable of their own: they win over the mode. */
  explicitRules: Partial<HubRules>;
  signIn: SignInSettings;
  /** Null: no mail leaves the hub; one-time links are shown instead. */
  mail: MailSettings | null;
  maxUploadBytes: number;
  minFreeBytes: number;
  /** Of every namespace for which an administrator has set nothing else; null: without limit. */
  defaultQuota: { maxBytes: number | null; maxRepositories: number | null };
  /** Null: metrics are shown nowhere. */
  metrics: MetricsSettings | null;
  logLevel: LogLevel;
  /** Host names, addresses or CIDR ranges that outbound calls may reach although they are private. */
  egressAllow: readonly string[];
  /** Hubs that repositories may be imported from, in the order they are offered; none: nothing is imported. */
  upstreams: readonly UpstreamSettings[];
  /** The worker's own runner of jobs. */
  runner: RunnerSettings;
  /** Tokens that one namespace may use in a month; null: without limit. */
  gatewayMonthlyTokens: number | null;
  payments: PaymentSettings;
  /** Weights of a model that runners serve, at most; 0: none are served. */
  servingBytes: number;
  /** Weights of a model whose tensors are hashed, at most; 0: none are. */
  tensorBytes: number;
  /** Jobs of one namespace that run at the same time. */
  jobsPerNamespace: number;
  /** Null: texts are judged by the list of words alone. */
  moderation: ModerationSettings | null;
  seedFile: string | null;
}

/** What is known only once the database and the data folder are there. */
export interface ResolvedSettings {
  databaseUrl: string;
  secretKey: string;
}

/** Copies every setting into a field, so that AppConfig need not name each a second time. */
const Settings = class {
  constructor(settings: AppSettings) {
    Object.assign(this, settings);
  }
} as new (settings: AppSettings) => Readonly<AppSettings>;

/** A class so that Nest can inject it by its own token. */
export class AppConfig extends Settings {
  constructor(
    private readonly given: AppSettings,
    private readonly resolved: Partial<ResolvedSettings> = {},
    /** The only part that changes while a process runs: platform/hub-mode keeps it as the database has it. */
    private readonly chosen: { mode: HubMode | null } = { mode: null },
  ) {
    super(given);
  }

  /** The same configuration with what was found out while starting. */
  with(resolved: Partial<ResolvedSettings>): AppConfig {
    return new AppConfig(this.given, { ...this.resolved, ...resolved }, this.chosen);
  }

  adoptMode(mode: HubMode | null): void {
    this.chosen.mode = mode;
  }

  /** Null: nobody ever chose one. */
  get mode(): HubMode | null {
    return this.environmentMode ?? this.chosen.mode;
  }

  /** What holds, or would hold, in a mode: a variable of its own goes before each preset. */
  rulesIn(mode: HubMode | null): HubRules {
    return { ...presetOf(mode, this.isLoopback), ...this.explicitRules };
  }

  get signup(): HubRules['signup'] {
    return this.rule('signup');
  }

  get anonymousRead(): boolean {
    return this.rule('anonymousRead');
  }

  get defaultVisibility(): HubRules['defaultVisibility'] {
    return this.rule('defaultVisibility');
  }

  get organizations(): HubRules['organizations'] {
    return this.rule('organizations');
  }

  get usesEmbeddedPostgres(): boolean {
    return this.externalDatabaseUrl === null;
  }

  get databaseUrl(): string {
    const url = this.externalDatabaseUrl ?? this.resolved.databaseUrl;
    if (!url) throw new Error('the embedded database has not been started: its address is not known yet');
    return url;
  }

  /** Key material for signing and sealing: at least 32 characters. */
  get secretKey(): string {
    const key = this.externalSecretKey ?? this.resolved.secretKey;
    if (!key) throw new Error('the secret key has not been read from the data folder yet');
    return key;
  }

  private rule<K extends keyof HubRules>(name: K): HubRules[K] {
    return this.explicitRules[name] ?? presetOf(this.mode, this.isLoopback)[name];
  }
}
