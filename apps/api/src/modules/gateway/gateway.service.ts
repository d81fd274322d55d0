// Which models the gateway has, and the upstreams behind them, as administrators keep them.
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor';
import { AuditLog } from '../../platform/audit';
import { Transaction } from '../../platform/database/transaction';
import type { RequestFacts } from '../../platform/http';
import { Sealer } from '../../platform/signing';
import { AccessService, type Granted } from '../access';
import { badAddress, badName, nameTaken, noSuchRepository, upstreamNotFound } from './gateway.errors';
import { GatewayStore } from './gateway.store';
import { type HubModelName, hubModelName } from './hub-model-request';
import type { GatewayModel, GatewayPrice, GatewayUpstream, NewGatewayModel, NewGatewayUpstream } from './gateway.types';

export const KEY_PURPOSE = 'gateway-key';
const NAME = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,95}$/;

export interface UpstreamChange {
  baseUrl: string;
  /** Undefined: as it was. */
  key: string | null | undefined;
  isEnabled: boolean;
  models: NewGatewayModel[];
}

@Injectable()
export class GatewayService {
  constructor(
    private readonly store: GatewayStore,
    private readonly access: AccessService,
    private readonly transaction: Transaction,
    private readonly sealer: Sealer,
    private readonly audit: AuditLog,
  ) {}

  /** Those that the actor can call. */
  async models(actor: Actor): Promise<GatewayModel[]> {
    this.access.user(actor);
    const enabled = (await this.store.models()).filter(({ isEnabled }) => isEnabled);
    const mayCall = await Promise.all(enabled.map(({ name }) => this.mayCall(actor, name)));
    return enabled.filter((_, place) => mayCall[place]);
  }

  /** What the models that the actor can call cost and have cost, the newest first. */
  async prices(actor: Actor): Promise<GatewayPrice[]> {
    return this.store.prices((await this.models(actor)).map(({ name }) => name));
  }

  /** The upstream's model that answers for a repository: it has its name. */
  async standsFor(repo: Granted<'read'>): Promise<GatewayModel | null> {
    return (await this.store.route(`${repo.namespace}/${repo.name}`))?.model ?? null;
  }

  private async mayCall(actor: Actor, name: string): Promise<boolean> {
    const at = hubModelName(name);
    return at === null || (await this.isNameOf(actor, at, name));
  }

  /** Whether it is the name of today, letter by letter, of a model that the actor may read. */
  private async isNameOf(actor: Actor, { namespace, name: model }: HubModelName, name: string): Promise<boolean> {
    const repo = await this.access.find(actor, { type: 'model', namespace, name: model }, 'read');
    return repo !== null && `${repo.namespace}/${repo.name}` === name;
  }

  upstreams(actor: Actor): Promise<GatewayUpstream[]> {
    this.access.administrator(actor);
    return this.store.upstreams();
  }

  /** Throws 'gateway/exists', 'gateway/address', 'gateway/name'. */
  async register(actor: Actor, { name, baseUrl, key, models }: NewGatewayUpstream, facts: RequestFacts): Promise<GatewayUpstream> {
    this.access.administrator(actor);
    if (!NAME.test(name)) throw badName();
    const id = await this.transaction.inTransaction(async () => {
      const made = await this.store.insertUpstream(name, address(baseUrl), key === null ? null : this.sealer.seal(KEY_PURPOSE, key));
      if (made === null) throw nameTaken(name);
      await this.putModels(actor, made, models);
      await this.audit.record(actor, 'gateway.upstream-registered', `upstream:${name}`, { baseUrl, models: models.length }, facts);
      return made;
    });
    return this.present(id);
  }

  async change(
    actor: Actor,
    id: bigint,
    { baseUrl, key, isEnabled, models }: UpstreamChange,
    facts: RequestFacts,
  ): Promise<GatewayUpstream> {
    this.access.administrator(actor);
    const { name } = await this.present(id);
    await this.transaction.inTransaction(async () => {
      const sealed = typeof key === 'string' ? this.sealer.seal(KEY_PURPOSE, key) : key;
      if (!(await this.store.updateUpstream(id, address(baseUrl), sealed, isEnabled))) throw upstreamNotFound();
      await this.putModels(actor, id, models);
      await this.audit.record(actor, 'gateway.upstream-changed', `upstream:${name}`, { baseUrl, isEnabled, models: models.length }, facts);
    });
    return this.present(id);
  }

  async remove(actor: Actor, id: bigint, facts: RequestFacts): Promise<void> {
    this.access.administrator(actor);
    await this.transaction.inTransaction(async () => {
      const name = await this.store.deleteUpstream(id);
      if (name === null) throw upstreamNotFound();
      await this.audit.record(actor, 'gateway.upstream-removed', `upstream:${name}`, {}, facts);
    });
  }

  private async putModels(actor: Actor, id: bigint, models: readonly NewGatewayModel[]): Promise<void> {
    for (const { name } of models) await this.checkName(actor, name);
    const taken = await this.store.replaceModels(id, models);
    if (taken !== null) throw nameTaken(taken);
  }

  /** A name of its own, or that of a model of this hub, for which it answers then. */
  private async checkName(actor: Actor, name: string): Promise<void> {
    if (NAME.test(name)) return;
    const at = hubModelName(name);
    if (!at || at.revision !== undefined) throw badName();
    if (!(await this.isNameOf(actor, at, name))) throw noSuchRepository(name);
  }

  private async present(id: bigint): Promise<GatewayUpstream> {
    const found = (await this.store.upstreams()).find((upstream) => upstream.id === id);
    if (!found) throw upstreamNotFound();
    return found;
  }
}

/** Without a slash at its end; never with a password in it. */
function address(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || url.search || url.hash) throw badAddress();
  return url.href.replace(/\/+$/, '');
}
