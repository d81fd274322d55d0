// A service outside of the hub that is asked about texts, as a company would run one: a real server, whose answer the spec chooses.
import { createHmac } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Letter {
  kind: string;
  where: string;
  who: { id: string; name: string } | null;
  texts: Record<string, string>;
}

export interface Judge {
  /** Of the hub that asks it. */
  env: NodeJS.ProcessEnv;
  letters: Letter[];
  /** Problems that a service would see in a letter: it would refuse to answer. */
  complaints: string[];
  answer: (letter: Letter, response: ServerResponse) => void;
  stop(): Promise<void>;
}

const SECRET = 'a secret of two programs';

export const says = (verdict: string, reason?: string) => (_letter: Letter, response: ServerResponse) =>
  void response.end(JSON.stringify({ verdict, ...(reason === undefined ? {} : { reason }) }));

export async function startJudge(settings: NodeJS.ProcessEnv = {}): Promise<Judge> {
  const judge: Pick<Judge, 'letters' | 'complaints' | 'answer'> = { letters: [], complaints: [], answer: says('allow') };
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts).toString('utf8');
      const { 'webhook-id': id, 'webhook-timestamp': seconds, 'webhook-signature': signature } = request.headers;
      const wanted = `v1,${createHmac('sha256', SECRET)
        .update(`${String(id)}.${String(seconds)}.${body}`)
        .digest('base64')}`;
      if (signature !== wanted) judge.complaints.push(`signature of ${body}`);
      if (Math.abs(Number(seconds) - Date.now() / 1000) > 60) judge.complaints.push(`time ${String(seconds)}`);
      const letter = JSON.parse(body) as Letter;
      judge.letters.push(letter);
      judge.answer(letter, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const env = {
    GROVE_MODERATION_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/verdict`,
    GROVE_MODERATION_SECRET: SECRET,
    GROVE_EGRESS_ALLOW: '127.0.0.0/8',
    ...settings,
  };
  const stop = () => new Promise<void>((resolve) => (server.closeAllConnections(), server.close(() => resolve())));
  return Object.assign(judge, { env, stop });
}
