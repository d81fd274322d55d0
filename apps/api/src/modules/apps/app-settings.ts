// What the card of an app says about running it (README.md of the same commit). Pure; what makes no sense is as if it were not there.
const DEFAULT_FILE = 'index.html';
const PATH = /^(?!\/)[^\0\\]{1,1000}$/;

/** The headers of isolation that an author may set, as Hugging Face has them, and their values. */
const HEADERS: Record<string, readonly string[]> = {
  'cross-origin-embedder-policy': ['unsafe-none', 'require-corp', 'credentialless'],
  'cross-origin-opener-policy': ['unsafe-none', 'same-origin-allow-popups', 'same-origin'],
  'cross-origin-resource-policy': ['same-site', 'same-origin', 'cross-origin'],
};

export interface AppSettings {
  /** Null: the card does not say. */
  sdk: string | null;
  /** The page that opens first. */
  appFile: string;
  /** By name in lower case. */
  headers: Record<string, string>;
  /** Pages elsewhere may show the app in a frame: the author said `disable_embedding: false`. */
  embeddable: boolean;
  /** `hf_oauth: true`: the app wants to sign people in. */
  signsIn: boolean;
}

export function appSettings(fields: Record<string, unknown> | null): AppSettings {
  const { sdk, app_file: appFile, custom_headers: headers, disable_embedding: closed, hf_oauth: signsIn } = fields ?? {};
  return {
    sdk: typeof sdk === 'string' ? sdk.trim().toLowerCase() : null,
    appFile: typeof appFile === 'string' && isPath(appFile) ? appFile : DEFAULT_FILE,
    headers: allowedHeaders(headers),
    embeddable: closed === false,
    signsIn: signsIn === true,
  };
}

function isPath(text: string): boolean {
  return PATH.test(text) && text.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}

function allowedHeaders(given: unknown): Record<string, string> {
  if (typeof given !== 'object' || given === null) return {};
  const pairs = Object.entries(given).map(([name, value]) => [name.toLowerCase(), String(value).toLowerCase()] as const);
  return Object.fromEntries(pairs.filter(([name, value]) => HEADERS[name]?.includes(value)));
}
