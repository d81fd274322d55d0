// Other hubs that repositories may be imported from: their addresses, and the operator's tokens for them.
import type { Environment } from './environment';
import { Refused } from './environment';
import type { Variable } from './variables';

export interface UpstreamSettings {
  /** What people see and choose by. */
  name: string;
  /** Where its Hugging Face API begins, without a slash at its end. It may have a path. */
  url: string;
  /** The operator's; it may see there what others may not. */
  token: string | null;
  /** Whether everybody who may import uses the operator's token; else administrators only. */
  isTokenForEverybody: boolean;
}

const DEFAULT_UPSTREAMS = [{ name: 'huggingface.co', url: 'https://huggingface.co' }];
const NAME = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,60}$/u;
/** What an HTTP header can carry. */
const TOKEN = /^[\x21-\x7e]{1,2000}$/;
const EXAMPLE = 'huggingface.co=https://huggingface.co, lab=https://models.lab.example';

export function readUpstreams(vars: Environment): UpstreamSettings[] {
  const listed = vars.read('GROVE_UPSTREAMS', DEFAULT_UPSTREAMS, parseUpstreams, EXAMPLE);
  const tokens = vars.read('GROVE_UPSTREAM_TOKENS', new Map<string, string>(), parseTokens, 'huggingface.co=hf_…');
  const shared = vars.read('GROVE_UPSTREAM_TOKENS_FOR_EVERYBODY', [] as string[], entriesOf, 'lab');
  const names = new Set(listed.map(({ name }) => name));
  refuseStrangers(vars, 'GROVE_UPSTREAM_TOKENS', [...tokens.keys()], names);
  refuseStrangers(vars, 'GROVE_UPSTREAM_TOKENS_FOR_EVERYBODY', shared, new Set(tokens.keys()));
  return listed.map(({ name, url }) => ({ name, url, token: tokens.get(name) ?? null, isTokenForEverybody: shared.includes(name) }));
}

function refuseStrangers(vars: Environment, variable: Variable, used: readonly string[], known: ReadonlySet<string>): void {
  const stranger = used.find((name) => !known.has(name));
  if (stranger === undefined) return;
  const where = variable === 'GROVE_UPSTREAM_TOKENS' ? 'GROVE_UPSTREAMS' : 'GROVE_UPSTREAM_TOKENS';
  vars.refuse(variable, `names '${stranger}', which ${where} does not list`);
}

/** `none`, or `[NAME=]URL` one after the other. Without a name it is called by its host. */
function parseUpstreams(text: string): { name: string; url: string }[] {
  if (text.toLowerCase() === 'none') return [];
  const upstreams = entriesOf(text).map(parseUpstream);
  const twice = upstreams.find(({ name, url }, i) => upstreams.slice(0, i).some((other) => other.name === name || other.url === url));
  if (twice) throw new Refused(`lists '${twice.name}' (${twice.url}) twice`);
  return upstreams;
}

function parseUpstream(entry: string): { name: string; url: string } {
  const [, given, address = ''] = /^(?:([^=:/]+)=)?(.*)$/s.exec(entry) ?? [];
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.search || url.hash)
    throw new Refused(`lists '${entry}', which is not [NAME=]http(s)://…`);
  if (url.username || url.password) throw new Refused('must not carry a user name or password: tokens are given in GROVE_UPSTREAM_TOKENS');
  const name = given ?? url.host.replace(':', '-');
  if (!NAME.test(name)) throw new Refused(`lists the name '${name}'; a name has letters, digits, dots, dashes and underscores`);
  return { name, url: `${url.origin}${url.pathname.replace(/\/+$/, '')}` };
}

/** The text holds secrets: no refusal repeats more of it than a name. */
function parseTokens(text: string): Map<string, string> {
  const tokens = new Map<string, string>();
  for (const [at, entry] of entriesOf(text).entries()) {
    const cut = entry.indexOf('=');
    const [name, token] = [entry.slice(0, cut), entry.slice(cut + 1)];
    if (cut < 1 || !TOKEN.test(token)) throw new Refused(`has an entry (number ${at + 1}) that is not NAME=TOKEN`);
    tokens.set(name, token);
  }
  return tokens;
}

function entriesOf(text: string): string[] {
  return text.split(/[\s,]+/).filter(Boolean);
}
