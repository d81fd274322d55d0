// The one place that speaks to a mail server (RFC 5321, by nodemailer). Every step has a limit in time. What the server refuses for good
// (a code of the fives about the recipient or the content) is told apart from what may be better later.
import { createTransport, type Transporter } from 'nodemailer';
import type { MailSettings } from '../config';

export interface OutgoingMail {
  to: string;
  subject: string;
  text: string;
  html: string;
  /** The same for every attempt, so that servers recognise one that they took already. */
  messageId: string;
  date: Date;
}

export class MailRefused extends Error {}
export class MailServerAway extends Error {}

const STEP_MS = 10_000;
const WHOLE_MS = 25_000;
const MAX_REASON = 300;

export class SmtpSender {
  private readonly transport: Transporter;

  constructor(
    private readonly settings: MailSettings,
    limits = { stepMs: STEP_MS, wholeMs: WHOLE_MS },
  ) {
    const { host, port, implicitTls, requireTls, user, password } = settings;
    this.wholeMs = limits.wholeMs;
    this.transport = createTransport({
      host,
      port,
      secure: implicitTls,
      requireTLS: requireTls,
      ...(user === null ? {} : { auth: { user, pass: password ?? '' } }),
      connectionTimeout: limits.stepMs,
      greetingTimeout: limits.stepMs,
      dnsTimeout: limits.stepMs,
      socketTimeout: limits.stepMs,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  private readonly wholeMs: number;

  /** Resolves once the server has taken the mail. MailRefused: never again; MailServerAway: later. */
  async send(mail: OutgoingMail): Promise<void> {
    const { to, subject, text, html, messageId, date } = mail;
    // A machine wrote it: no out-of-office answers (RFC 3834), and the recipient is one address, never a list made of it.
    const headers = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' };
    const message = { from: this.settings.from, to: { name: '', address: to }, subject, text, html, messageId, date, headers };
    const sending = this.transport.sendMail(message);
    sending.catch(() => undefined); // it may fail after we have stopped waiting
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new MailServerAway(`the mail server took longer than ${this.wholeMs / 1000} s`)), this.wholeMs);
    });
    try {
      await Promise.race([sending, tooLong]);
    } catch (error) {
      throw judged(error);
    } finally {
      clearTimeout(timer);
    }
  }

  close(): void {
    this.transport.close();
  }
}

function judged(error: unknown): Error {
  if (error instanceof MailServerAway) return error;
  const { code, responseCode, command } = error as { code?: string; responseCode?: number; command?: string };
  const reason = reasonOf(error);
  // A five about the sender's rights (EAUTH, 530) is the operator's to mend: the mail waits for it.
  const aboutThisMail = code === 'EENVELOPE' || code === 'EMESSAGE' || command === 'DATA' || command === 'RCPT TO';
  const isForGood = aboutThisMail && responseCode !== undefined && responseCode >= 550 && responseCode < 560;
  return isForGood ? new MailRefused(reason) : new MailServerAway(reason);
}

/** One line for people; what a server says may be anything. */
function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text
    .replace(/\p{C}+/gu, ' ')
    .trim()
    .slice(0, MAX_REASON);
}
