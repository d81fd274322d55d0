import { Injectable } from '@nestjs/common';
import { Database, statement } from '../../platform/database';
import type { GatewayModel, GatewayPrice, GatewayUpstream, ModelKind, NewGatewayModel, Route } from './gateway.types';

const MODEL = `m.id, m.upstream_id, u.name as upstream, m.name, m.upstream_model, m.kind, m.is_enabled and u.is_enabled as is_enabled, m.prompt_price_micro,
  m.completion_price_micro, m.created_at`;
const MODELS = statement(
  'gateway_models_list',
  `select ${MODEL} from gateway_models m join gateway_upstreams u on u.id = m.upstream_id order by m.name`,
);
const ROUTE = statement(
  'gateway_route',
  `select ${MODEL}, u.base_url, u.key_sealed from gateway_models m join gateway_upstreams u on u.id = m.upstream_id
   where m.name = $1 and m.is_enabled and u.is_enabled`,
);
const UPSTREAMS = statement(
  'gateway_upstreams_list',
  'select id, name, base_url, key_sealed is not null as has_key, is_enabled, created_at from gateway_upstreams order by name_key',
);
const INSERT_UPSTREAM = statement(
  'gateway_upstreams_insert',
  `insert into gateway_upstreams (name, name_key, base_url, key_sealed) values ($1, lower($1), $2, $3) on conflict (name_key) do nothing returning id`,
);
const UPDATE_UPSTREAM = statement(
  'gateway_upstreams_update',
  `update gateway_upstreams set base_url = $2, key_sealed = case when $3 then $4 else key_sealed end, is_enabled = $5 where id = $1`,
);
const DELETE_UPSTREAM = statement('gateway_upstreams_delete', 'delete from gateway_upstreams where id = $1 returning name');
const INSERT_MODEL = statement(
  'gateway_models_insert',
  `insert into gateway_models (upstream_id, name, upstream_model, kind, prompt_price_micro, completion_price_micro) values ($1, $2, $3, $4, $5, $6)
   on conflict (name) do nothing`,
);
/** Only where it is another price than the last. */
const NOTE_PRICE = statement(
  'gateway_prices_note',
  `insert into gateway_prices (model, prompt_price_micro, completion_price_micro) select $1, $2, $3
   where (select (prompt_price_micro, completion_price_micro) from gateway_prices where model = $1 order by id desc limit 1) is distinct from ($2::bigint, $3::bigint)`,
);
const PRICES = statement(
  'gateway_prices_of',
  'select model, prompt_price_micro, completion_price_micro, since from gateway_prices where model = any ($1) order by id desc limit 1000',
);
const DELETE_MODELS = statement('gateway_models_delete_of', 'delete from gateway_models where upstream_id = $1');

interface ModelRow {
  id: bigint;
  upstream_id: bigint;
  upstream: string;
  name: string;
  upstream_model: string;
  kind: ModelKind;
  is_enabled: boolean;
  prompt_price_micro: bigint;
  completion_price_micro: bigint;
  created_at: Date;
}

interface PriceRow {
  model: string;
  prompt_price_micro: bigint;
  completion_price_micro: bigint;
  since: Date;
}

@Injectable()
export class GatewayStore {
  constructor(private readonly database: Database) {}

  /** Those that can be called, for everybody; all of them for administrators. */
  async models(): Promise<GatewayModel[]> {
    return (await this.database.rows<ModelRow>(MODELS)).map(toModel);
  }

  /** Null for one that is not there or is switched off. */
  async route(name: string): Promise<Route | null> {
    const row = await this.database.row<ModelRow & { base_url: string; key_sealed: Buffer | null }>(ROUTE, [name]);
    return row && { model: toModel(row), baseUrl: row.base_url, keySealed: row.key_sealed };
  }

  async upstreams(): Promise<GatewayUpstream[]> {
    const models = await this.models();
    const rows = await this.database.rows<{
      id: bigint;
      name: string;
      base_url: string;
      has_key: boolean;
      is_enabled: boolean;
      created_at: Date;
    }>(UPSTREAMS);
    return rows.map(({ id, name, base_url, has_key, is_enabled, created_at }) => {
      const own = models.filter(({ upstreamId }) => upstreamId === id);
      return { id, name, baseUrl: base_url, hasKey: has_key, isEnabled: is_enabled, createdAt: created_at, models: own };
    });
  }

  /** Null when the name is taken. */
  async insertUpstream(name: string, baseUrl: string, keySealed: Buffer | null): Promise<bigint | null> {
    return (await this.database.row<{ id: bigint }>(INSERT_UPSTREAM, [name, baseUrl, keySealed]))?.id ?? null;
  }

  /** `keySealed` undefined: as it was. False when there is none. */
  async updateUpstream(id: bigint, baseUrl: string, keySealed: Buffer | null | undefined, isEnabled: boolean): Promise<boolean> {
    return (await this.database.execute(UPDATE_UPSTREAM, [id, baseUrl, keySealed !== undefined, keySealed ?? null, isEnabled])) > 0;
  }

  async deleteUpstream(id: bigint): Promise<string | null> {
    return (await this.database.row<{ name: string }>(DELETE_UPSTREAM, [id]))?.name ?? null;
  }

  /** The newest first. */
  async prices(models: readonly string[]): Promise<GatewayPrice[]> {
    const rows = await this.database.rows<PriceRow>(PRICES, [models]);
    return rows.map(({ model, prompt_price_micro, completion_price_micro, since }) => ({
      model,
      promptPriceMicro: Number(prompt_price_micro),
      completionPriceMicro: Number(completion_price_micro),
      since,
    }));
  }

  /** In the place of those it had. The name that is taken, or null. */
  async replaceModels(upstreamId: bigint, models: readonly NewGatewayModel[]): Promise<string | null> {
    await this.database.execute(DELETE_MODELS, [upstreamId]);
    for (const { name, upstreamModel, kind, promptPriceMicro, completionPriceMicro } of models) {
      const values = [upstreamId, name, upstreamModel, kind, promptPriceMicro, completionPriceMicro];
      if ((await this.database.execute(INSERT_MODEL, values)) === 0) return name;
      await this.database.execute(NOTE_PRICE, [name, promptPriceMicro, completionPriceMicro]);
    }
    return null;
  }
}

function toModel(row: ModelRow): GatewayModel {
  return {
    id: row.id,
    upstreamId: row.upstream_id,
    upstream: row.upstream,
    name: row.name,
    upstreamModel: row.upstream_model,
    kind: row.kind,
    isEnabled: row.is_enabled,
    promptPriceMicro: Number(row.prompt_price_micro),
    completionPriceMicro: Number(row.completion_price_micro),
    createdAt: row.created_at,
  };
}
