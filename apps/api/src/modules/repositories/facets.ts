// Facets: what lists are narrowed by, as `kind:value` and as the number that stands for it in the index (schema `search`, hash64).
import { createHash } from 'node:crypto';
import { languageCode } from './language-names';
import type { WithoutFacets } from './list-statements';
import type { ListFilter } from './repositories.types';

const MAX_CHARACTERS = 240;
const LANGUAGE = 'language:';

export function facetHash(facet: string): bigint {
  const text = [...byCode(facet)].slice(0, MAX_CHARACTERS).join('').toLowerCase();
  return createHash('sha256').update(text).digest().readBigInt64BE(0);
}

/** All that must hold, each by one of its group. `owners`: any of them; none: whosever. */
export function facetGroups(filter: ListFilter, owners: readonly bigint[]): bigint[][] {
  const groups = [
    owners.map((id) => `owner:${id}`),
    ...(filter.tags ?? []).map((tag) => [`tag:${tag}`]),
    ...(filter.pipelineTag === undefined ? [] : [[`task:${filter.pipelineTag}`]]),
    ...(filter.sdk === undefined ? [] : [[`sdk:${filter.sdk}`]]),
    ...(filter.gated === undefined ? [] : [[`gated:${filter.gated ? 'yes' : 'no'}`]]),
    ...(filter.facets ?? []).filter((group) => !group.includes(FREE)),
  ];
  return groups.filter((group) => group.length > 0).map((group) => [...new Set(group.map(facetHash))]);
}

/** How things are paid for, as `offers.kind` has it, and what is open to those who subscribe to its author. */
const PRICES = ['once', 'monthly', 'use', 'subscribers'].map((kind) => `price:${kind}`);
const FREE = 'price:free';

/** What costs nothing has no facet that says so: whoever asks for it does not want the prices that they did not name. */
export function unwanted({ facets = [] }: ListFilter): bigint[] {
  const groups = facets.filter((group) => group.includes(FREE));
  return [...new Set(groups.flatMap((group) => PRICES.filter((price) => !group.includes(price))))].map(facetHash);
}

/** What is said of all that costs nothing. */
export const COSTS_NOTHING: WithoutFacets = { kind: 'price', value: 'free', facets: PRICES.map(facetHash) };

const BASE = /^(?:tag:base_model|base):(?:(adapter|finetune|quantized|merge):)?([\w.-]{1,96})\/([\w.-]{1,96})$/i;

export interface BaseFacet {
  relation: string | null;
  namespace: string;
  name: string;
}

/** Of `base:acme/tiny`, `base:adapter:acme/tiny` and the tags that say the same: the model. Null for every other facet. */
export function baseFacet(facet: string): BaseFacet | null {
  const [, relation, namespace, name] = BASE.exec(facet) ?? [];
  return namespace !== undefined && name !== undefined ? { relation: relation?.toLowerCase() ?? null, namespace, name } : null;
}

/** All that stands for the same: what cards call the base, and what is known to be made from it. */
export function withChildren(facet: string, base: BaseFacet | null, id: bigint | null): string[] {
  if (!base) return [facet];
  const by = base.relation === null ? '' : `${base.relation}:`;
  const named = `tag:base_model:${by}${base.namespace}/${base.name}`;
  return id === null ? [named] : [named, `child:${by}${id}`];
}

/** Languages are known by their codes, however they are asked for. */
function byCode(facet: string): string {
  if (!facet.startsWith(LANGUAGE)) return facet;
  return LANGUAGE + (languageCode(facet.slice(LANGUAGE.length)) ?? facet.slice(LANGUAGE.length));
}
