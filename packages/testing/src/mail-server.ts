import { type Program, startProgram } from './programs';

export interface ReceivedMail {
  from: string;
  to: string[];
  secure: boolean;
  /** As it came over the wire. */
  raw: string;
}

export interface MailServer {
  port: number;
  mails(): ReceivedMail[];
  /** The first mail to `address` of which `text` is a part, decoded; waits for it. */
  mailTo(address: string, text?: string): Promise<{ subject: string; text: string; raw: string }>;
  stop(): Promise<void>;
}

export interface MailServerOptions {
  user?: string;
  pass?: string;
  tls?: 'off' | 'starttls' | 'implicit';
  refuse?: string;
  port?: number;
}

export async function startMailServer(options: MailServerOptions = {}): Promise<MailServer> {
  const program: Program = startProgram('mail-server.mjs', { MAIL_SERVER: JSON.stringify(options) });
  const port = await program.says(({ port }) => port as number | undefined);
  return {
    port,
    mails: () => program.said.flatMap(({ mail }) => (mail === undefined ? [] : [mail as ReceivedMail])),
    mailTo: (address, text = '') =>
      program.says(({ mail }) => {
        const received = mail as ReceivedMail | undefined;
        if (!received?.to.includes(address)) return undefined;
        const decoded = { subject: subjectOf(received.raw), text: plainTextOf(received.raw), raw: received.raw };
        return decoded.text.includes(text) || decoded.subject.includes(text) ? decoded : undefined;
      }),
    stop: () => program.stop(),
  };
}

/** Unfolded; encoded words (RFC 2047) are read. */
function subjectOf(raw: string): string {
  const value = /^Subject: (.*(?:\r?\n[ \t].*)*)/m.exec(raw)?.[1]?.replace(/\r?\n[ \t]/g, ' ') ?? '';
  return value
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_word, kind: string, body: string) =>
      kind.toLowerCase() === 'b' ? Buffer.from(body, 'base64').toString('utf8') : quoted(body.replaceAll('_', ' ')),
    );
}

function plainTextOf(raw: string): string {
  const part = /Content-Type: text\/plain[^\r\n]*\r?\n((?:[^\r\n]+\r?\n)*)\r?\n([\s\S]*?)(?=\r?\n--|$)/i.exec(raw);
  const [, headers = '', body = ''] = part ?? [];
  if (/base64/i.test(headers)) return Buffer.from(body, 'base64').toString('utf8');
  return /quoted-printable/i.test(headers) ? quoted(body) : body;
}

function quoted(text: string): string {
  const joined = text.replace(/=\r?\n/g, '');
  return Buffer.from(
    joined.replace(/=([0-9A-F]{2})/gi, (_sign, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');
}
