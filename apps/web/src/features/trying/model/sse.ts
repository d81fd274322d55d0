// Server-sent events of a chat completion, out of text as it comes. Pure; a piece may end anywhere.

export type ChatEvent =
  | { kind: 'text'; text: string }
  | { kind: 'usage'; promptTokens: number; completionTokens: number }
  | { kind: 'finish'; reason: string }
  | { kind: 'error'; code: string; message: string };

/** `rest`: the beginning of a line that is not whole yet; give it before the next piece. */
export function readEvents(text: string): { events: ChatEvent[]; rest: string } {
  const lines = text.split(/\r?\n/);
  const rest = lines.pop() ?? '';
  // Lines that begin with a colon only keep the connection.
  const data = lines.filter((line) => line.startsWith('data:')).map((line) => line.slice(5).trim());
  return { events: data.filter((one) => one !== '[DONE]').flatMap(eventsOf), rest };
}

interface Chunk {
  choices?: { delta?: { content?: unknown }; finish_reason?: unknown }[];
  usage?: { prompt_tokens?: unknown; completion_tokens?: unknown } | null;
  error?: { code?: unknown; message?: unknown };
}

function eventsOf(data: string): ChatEvent[] {
  const chunk = parsed(data);
  if (chunk === null) return [];
  if (chunk.error) return [{ kind: 'error', code: textOf(chunk.error.code), message: textOf(chunk.error.message) }];
  const [choice] = chunk.choices ?? [];
  const text = textOf(choice?.delta?.content);
  const reason = textOf(choice?.finish_reason);
  return [
    ...(text === '' ? [] : [{ kind: 'text' as const, text }]),
    ...(reason === '' ? [] : [{ kind: 'finish' as const, reason }]),
    ...(chunk.usage ? [usageOf(chunk.usage)] : []),
  ];
}

function usageOf(usage: NonNullable<Chunk['usage']>): ChatEvent {
  return { kind: 'usage', promptTokens: Number(usage.prompt_tokens) || 0, completionTokens: Number(usage.completion_tokens) || 0 };
}

function parsed(data: string): Chunk | null {
  try {
    const value: unknown = JSON.parse(data);
    return typeof value === 'object' && value !== null ? value : null;
  } catch {
    return null;
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
