export type { RunnerSettings } from './runner-settings';
export { appOrigin, type AppsUrl } from './apps-url';
export { AppConfig, type AppSettings, type LogLevel, type MetricsSettings, type ObjectStoreSettings } from './app-config';
export { configHints, type ConfigHint } from './config-hints';
export { ConfigError, type ConfigProblem } from './config-error';
export { claimDataFolder, DataFolderTaken } from './data-folder-claim';
export { examplesFolder } from './examples-folder';
export { findFreePort } from './free-port';
export { findRunningHub, type HubRecord, readHubRecord, writeHubRecord } from './hub-record';
export { configWarnings, loadConfig } from './load-config';
export { isLoopbackHost } from './loopback-host';
export { type ModerationSettings, TEXT_VERDICTS, type TextVerdict } from './moderation-settings';
export {
  HUB_MODES,
  type HubMode,
  type HubRules,
  isHubMode,
  type OrganizationPolicy,
  type RepositoryVisibility,
  type SignupPolicy,
} from './modes';
export { processIdentity } from './process-identity';
export { compareVersions, productVersion } from './product-version';
export { ensureSecretKey } from './secret-key';
export type { GroupRule, MailSettings, OidcSettings, OrganizationRole, SecondFactorPolicy, SignInSettings } from './sign-in-settings';
export { trainersFolder } from './trainers-folder';
export { SeedFileError, type SeedProblem } from './seed-checker';
export {
  parseSeed,
  type Seed,
  type SeedOrganization,
  type SeedRepository,
  type SeedRole,
  type SeedToken,
  type SeedUser,
} from './seed-file';
export { readSecret, readSize } from './single-values';
export type { UpstreamSettings } from './upstream-settings';
