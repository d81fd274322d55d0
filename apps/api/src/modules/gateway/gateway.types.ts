export const MODEL_KINDS = ['chat', 'embedding'] as const;
export type ModelKind = (typeof MODEL_KINDS)[number];

export interface NewGatewayModel {
  /** As clients say it. */
  name: string;
  /** As the upstream calls it. */
  upstreamModel: string;
  kind: ModelKind;
  /** Millionths of the currency's unit for a million tokens. */
  promptPriceMicro: number;
  completionPriceMicro: number;
}

export interface GatewayModel extends NewGatewayModel {
  id: bigint;
  upstreamId: bigint;
  upstream: string;
  isEnabled: boolean;
  createdAt: Date;
}

/** From `since` on, until the next one. Millionths of the currency's unit for a million tokens. */
export interface GatewayPrice {
  model: string;
  promptPriceMicro: number;
  completionPriceMicro: number;
  since: Date;
}

export interface NewGatewayUpstream {
  name: string;
  /** Up to and with /v1. */
  baseUrl: string;
  /** Sent as a bearer token; null: none. */
  key: string | null;
  models: NewGatewayModel[];
}

export interface GatewayUpstream {
  id: bigint;
  name: string;
  baseUrl: string;
  hasKey: boolean;
  isEnabled: boolean;
  createdAt: Date;
  models: GatewayModel[];
}

/** What a call of a model goes to. */
export interface Route {
  model: GatewayModel;
  baseUrl: string;
  keySealed: Buffer | null;
}

export interface TokenUsage {
  promptTokens: number;
  completionTokens: number;
  /** The upstream did not say: counted from the length of the texts. */
  isEstimate: boolean;
}
