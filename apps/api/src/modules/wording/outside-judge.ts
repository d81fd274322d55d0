// The verdict of a program outside of the hub (GROVE_MODERATION_URL), as docs/operations/moderation.md describes it. Whatever happens to it, nobody who
// writes waits longer than its time limit, and nobody waits at all for one that has not answered several times in a row.
import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor';
import { Clock } from '../../common/clock';
import { AppConfig, type ModerationSettings, TEXT_VERDICTS, type TextVerdict } from '../../platform/config';
import { Egress } from '../../platform/egress';
import { Logger } from '../../platform/logging';
import { series } from '../../platform/metrics';
import { letterHeaders, letterSignature } from '../../platform/signing';
import { Breaker } from './breaker';
import type { TextPlace } from './wording.types';

const MOST_ANSWER_BYTES = 16 * 1024;
const MOST_REASON = 500;
/** Characters of one text that are sent; the list of words reads all of it. */
const MOST_SENT = 262_144;

export interface OutsideVerdict {
  verdict: TextVerdict;
  reason: string;
  /** False: it gave no answer, and this is what counts then. */
  isAnswer: boolean;
}

@Injectable()
export class OutsideJudge {
  private readonly breaker: Breaker;

  constructor(
    private readonly config: AppConfig,
    private readonly egress: Egress,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {
    this.breaker = new Breaker(() => this.clock.now().getTime());
  }

  get isOn(): boolean {
    return Boolean(this.config.moderation);
  }

  /** Null: nobody is asked. */
  async verdict(actor: Actor, place: TextPlace, texts: Record<string, string>): Promise<OutsideVerdict | null> {
    const { moderation } = this.config;
    if (!moderation) return null;
    if (!this.breaker.mayTry()) return silence(moderation, 'not asked, because it has not answered several times in a row');
    try {
      const answer = await this.ask(moderation, letterOf(actor, place, texts));
      this.breaker.succeeded();
      series.moderationVerdicts.inc({ answer: answer.verdict });
      return answer;
    } catch (error) {
      this.breaker.failed();
      series.moderationVerdicts.inc({ answer: 'none' });
      const problem = error instanceof Error ? error.message : String(error);
      this.logger.warn({ err: error }, 'the service of GROVE_MODERATION_URL gave no verdict');
      return silence(moderation, problem);
    }
  }

  private async ask({ url, secret, timeoutMs }: ModerationSettings, letter: object): Promise<OutsideVerdict> {
    const [id, seconds, body] = [randomUUID(), Math.floor(this.clock.now().getTime() / 1000), JSON.stringify(letter)];
    const bytes = Buffer.from(body, 'utf8');
    const headers = {
      'content-type': 'application/json',
      'content-length': String(bytes.length),
      'user-agent': 'Modelgrove-Moderation/1',
      ...letterHeaders(id, seconds),
      'webhook-signature': letterSignature(secret, id, seconds, body),
    };
    const answer = await this.egress.fetch(url, { method: 'POST', headers, body: bytes }, { timeoutMs, maxBytes: MOST_ANSWER_BYTES });
    if (answer.status !== 200) throw new Error(`it answered ${answer.status}`);
    return verdictIn(await answer.text());
  }
}

function silence({ onFailure }: ModerationSettings, problem: string): OutsideVerdict {
  return { verdict: onFailure, reason: problem.slice(0, MOST_REASON), isAnswer: false };
}

function letterOf(actor: Actor, { kind, where }: TextPlace, texts: Record<string, string>): object {
  const who = actor.kind === 'user' ? { id: String(actor.userId), name: actor.name } : null;
  const sent = Object.entries(texts).map(([field, text]) => [field, text.slice(0, MOST_SENT)] as const);
  return { kind, where, who, texts: Object.fromEntries(sent) };
}

function verdictIn(text: string): OutsideVerdict {
  const { verdict, reason } = answerIn(text);
  const known = TEXT_VERDICTS.find((one) => one === verdict);
  if (known === undefined) throw new Error(`its answer has no verdict of ${TEXT_VERDICTS.join(', ')}`);
  // PostgreSQL's text has no NUL.
  return { verdict: known, reason: typeof reason === 'string' ? reason.replaceAll('\0', '').slice(0, MOST_REASON) : '', isAnswer: true };
}

function answerIn(text: string): { verdict?: unknown; reason?: unknown } {
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    throw new Error('its answer is no JSON');
  }
  if (typeof answer !== 'object' || answer === null) throw new Error('its answer is no object');
  return answer;
}
