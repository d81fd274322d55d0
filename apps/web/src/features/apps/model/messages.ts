// What a frame says of the app in it (surfaces/apps/frame-script.ts of the API). An app can say it too: it is text to show, and nothing more.
export interface AppMessage {
  kind: 'loaded' | 'script' | 'file' | 'policy';
  text: string;
  at: string;
}

export type AppProblem = AppMessage & { count: number };

const KINDS: readonly AppMessage['kind'][] = ['loaded', 'script', 'file', 'policy'];
export const MOST_PROBLEMS = 50;
const MOST_TEXT = 500;

export function readMessage(data: unknown): AppMessage | null {
  if (typeof data !== 'object' || data === null) return null;
  const { modelgrove, kind, text, at } = data as Record<string, unknown>;
  const known = KINDS.find((one) => one === kind);
  if (modelgrove !== 'app' || known === undefined || typeof text !== 'string' || typeof at !== 'string') return null;
  return { kind: known, text: text.slice(0, MOST_TEXT), at: at.slice(0, MOST_TEXT) };
}

/** The same again is counted; what comes after the most is left out. */
export function withMessage(problems: readonly AppProblem[], message: AppMessage): readonly AppProblem[] {
  if (message.kind === 'loaded') return problems;
  const same = problems.findIndex(({ kind, text, at }) => kind === message.kind && text === message.text && at === message.at);
  if (same >= 0) return problems.map((one, index) => (index === same ? { ...one, count: one.count + 1 } : one));
  return problems.length < MOST_PROBLEMS ? [...problems, { ...message, count: 1 }] : problems;
}
