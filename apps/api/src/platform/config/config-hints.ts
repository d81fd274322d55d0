// What a careful operator would look at again, as codes that pages can put into words. It holds nothing up: the hub runs as it was told.
import type { AppConfig } from './app-config';
import { configWarnings } from './load-config';

export interface ConfigHint {
  code: 'open-signup' | 'plain-http' | 'secret-in-environment' | 'configuration';
  /** A sentence in English. */
  text: string;
  /** The variables it is about. */
  variables: string[];
}

const SECRETS = [
  'GROVE_SECRET_KEY',
  'GROVE_DATABASE_URL',
  'GROVE_REDIS_URL',
  'GROVE_S3_SECRET_KEY',
  'GROVE_SMTP_URL',
  'GROVE_UPSTREAM_TOKENS',
  'GROVE_MODERATION_SECRET',
];

export function configHints(config: AppConfig, env: NodeJS.ProcessEnv): ConfigHint[] {
  const hints: ConfigHint[] = [];
  if (!config.isLoopback && config.signup === 'open') {
    const text = `Anybody who reaches ${config.publicUrl} can make an account.`;
    hints.push({ code: 'open-signup', text, variables: ['GROVE_SIGNUP'] });
  }
  if (!config.isLoopback && config.publicUrl.startsWith('http:')) {
    const text = `${config.publicUrl} is not encrypted: passwords and tokens can be read on the way.`;
    hints.push({ code: 'plain-http', text, variables: ['GROVE_PUBLIC_URL'] });
  }
  const inEnvironment = SECRETS.filter((name) => holdsSecret(name, env[name]));
  if (inEnvironment.length > 0) {
    const text = `Secrets stand in the environment, where every process of the same user can read them: use ${inEnvironment.map((name) => `${name}_FILE`).join(', ')}.`;
    hints.push({ code: 'secret-in-environment', text, variables: inEnvironment });
  }
  return [...hints, ...configWarnings(config, env).map((text) => ({ code: 'configuration' as const, text, variables: [] }))];
}

/** An address without a password in it is none. */
function holdsSecret(name: string, value: string | undefined): boolean {
  if (!value) return false;
  return !name.endsWith('_URL') || (URL.canParse(value) && new URL(value).password !== '');
}
