// One attempt to bring a letter to its address. Only through the gate of outbound calls: private addresses are refused, redirects not followed.
import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock';
import { Egress, EgressError } from '../../platform/egress';
import { letterHeaders, Sealer } from '../../platform/signing';
import { SECRET_PURPOSE, secretHeaders } from './webhooks.policy';
import { WebhookTimings } from './webhook-timings';
import type { ClaimedDelivery, DeliveryProblem, Outcome } from './webhooks.types';

const KEPT_BYTES = 4096;

@Injectable()
export class DeliveryPost {
  constructor(
    private readonly egress: Egress,
    private readonly sealer: Sealer,
    private readonly timings: WebhookTimings,
    private readonly clock: Clock,
  ) {}

  async send(delivery: ClaimedDelivery): Promise<Outcome> {
    const { headers, secrets } = this.headersOf(delivery);
    const began = performance.now();
    const ended = (rest: Pick<Outcome, 'isSuccess' | 'status' | 'answer' | 'problem'>): Outcome => ({
      ...rest,
      sentHeaders: headers,
      durationMs: Math.round(performance.now() - began),
    });
    try {
      const { status, answer } = await this.ask(delivery, { ...headers, ...secrets });
      return ended({ isSuccess: status >= 200 && status < 300, status, answer, problem: null });
    } catch (error) {
      return ended({ isSuccess: false, status: null, answer: null, problem: problemOf(error) });
    }
  }

  private headersOf({ eventId, payload, secret }: ClaimedDelivery): { headers: Record<string, string>; secrets: Record<string, string> } {
    const seconds = Math.floor(this.clock.now().getTime() / 1000);
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'Modelgrove-Webhooks/1',
      ...letterHeaders(eventId, seconds),
    };
    const opened = secret && this.sealer.open(SECRET_PURPOSE, secret);
    return { headers, secrets: opened ? secretHeaders(opened, eventId, seconds, payload) : {} };
  }

  private async ask({ url, payload }: ClaimedDelivery, headers: Record<string, string>): Promise<{ status: number; answer: string }> {
    const body = Buffer.from(payload, 'utf8');
    const call = { method: 'POST', headers: { ...headers, 'content-length': String(body.length) }, body };
    const { timeoutMs } = this.timings;
    const answer = await this.egress.stream(url, { ...call, signal: AbortSignal.timeout(timeoutMs) }, { silenceMs: timeoutMs });
    const parts: Buffer[] = [];
    let bytes = 0;
    try {
      for await (const part of answer.body) {
        parts.push(part);
        bytes += part.length;
        if (bytes >= KEPT_BYTES) break;
      }
    } catch {
      // Its status was read, which is all that counts; what came of the rest is kept.
    }
    answer.giveUp();
    return { status: answer.status, answer: storable(Buffer.concat(parts).subarray(0, KEPT_BYTES)) };
  }
}

/** PostgreSQL's text has no NUL. */
function storable(bytes: Buffer): string {
  return bytes.toString('utf8').replaceAll('\0', '\uFFFD');
}

function problemOf(error: unknown): DeliveryProblem {
  if (error instanceof EgressError) return error.problem === 'too-large' ? 'away' : error.problem;
  return error instanceof Error && error.name === 'TimeoutError' ? 'slow' : 'away';
}
