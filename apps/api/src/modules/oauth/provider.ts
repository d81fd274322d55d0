// The protocol itself is oidc-provider's (certified by the OpenID Foundation); here it is put together over our stores, and again whenever a key was added.
import { Injectable } from '@nestjs/common';
import type * as oidc from 'oidc-provider';
import { Clock } from '../../common/clock';
import { AppConfig } from '../../platform/config';
import { Logger } from '../../platform/logging';
import { Sealer } from '../../platform/signing';
import { InstanceService } from '../accounts';
import { AccountClaims } from './account-claims';
import { ArtifactsStore } from './artifacts.store';
import { OauthClientsService } from './clients.service';
import { adjust, configurationOf } from './provider-configuration';
import { SigningKeys } from './signing-keys';

/** How long another process may take to know a new key. */
const FRESH_MS = 30_000;

interface Made {
  provider: oidc.Provider;
  keys: string;
  at: number;
}

@Injectable()
export class OauthProvider {
  private made: Promise<Made> | null = null;

  constructor(
    private readonly artifacts: ArtifactsStore,
    private readonly clients: OauthClientsService,
    private readonly claims: AccountClaims,
    private readonly keys: SigningKeys,
    private readonly instance: InstanceService,
    private readonly sealer: Sealer,
    private readonly config: AppConfig,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  get issuer(): string {
    return this.config.publicUrl;
  }

  async get(): Promise<oidc.Provider> {
    const known = await this.made;
    if (known && this.clock.now().getTime() - known.at < FRESH_MS) return known.provider;
    this.made = this.make(known);
    try {
      return (await this.made).provider;
    } catch (error) {
      this.made = null;
      throw error;
    }
  }

  private async make(known: Made | null): Promise<Made> {
    const keys = await this.keys.current();
    const [names, at] = [keys.map(({ kid }) => kid).join(), this.clock.now().getTime()];
    if (known?.keys === names) return { ...known, at };
    const { artifacts, clients, sealer, claims } = this;
    // Loaded when somebody first asks for it: it is a sixth of what a start would load.
    const { Provider, errors } = await import('oidc-provider');
    const cookieKey = sealer.digest('oauth-cookies', '').toString('base64url');
    const parts = { artifacts, clients, sealer, claims, errors, keys, cookieKey, instanceId: await this.instance.id() };
    const provider = adjust(new Provider(this.config.publicUrl, configurationOf(parts)));
    // What we overwrite before it comes here (surfaces/oauth): the address is the public one, and the client's own is known.
    provider.proxy = true;
    provider.on('server_error', (_ctx, error) => this.logger.error({ err: error }, 'the OAuth provider failed unexpectedly'));
    return { provider, keys: names, at };
  }
}
