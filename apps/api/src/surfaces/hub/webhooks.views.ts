import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { isoDate } from '@modelgrove/wire-formats';
import {
  type Delivery,
  type DeliveryDetail,
  type DeliveryProblem,
  type DeliveryState,
  type DisabledReason,
  type Domain,
  DOMAINS,
  type Webhook,
} from '../../modules/webhooks';
import { WatchedDto } from './webhooks.dto';

const STATES: DeliveryState[] = ['waiting', 'delivered', 'failed', 'dropped'];
const PROBLEMS: DeliveryProblem[] = ['refused', 'away', 'slow', 'disabled', 'unseen', 'too-many'];
const REASONS: DisabledReason[] = ['owner', 'failing', 'gone'];

export class WebhookView {
  @ApiProperty() id: string;
  @ApiProperty() url: string;
  @ApiProperty({ type: [WatchedDto] }) watched: WatchedDto[];
  @ApiProperty({ enum: DOMAINS, isArray: true }) domains: Domain[];
  @ApiProperty() hasSecret: boolean;
  @ApiProperty({ enum: REASONS, nullable: true, description: 'Null: it is enabled' }) disabledReason: DisabledReason | null;
  @ApiProperty({ type: 'integer', description: 'Deliveries that were given up since one arrived' }) failures: number;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) failingSince: string | null;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
}

export class WebhooksView {
  @ApiProperty({ type: [WebhookView] }) items: WebhookView[];
}

export class DeliveryView {
  @ApiProperty() id: string;
  @ApiProperty({ description: 'The header webhook-id' }) eventId: string;
  @ApiProperty({ example: 'repo.content update' }) what: string;
  @ApiProperty({ enum: STATES }) state: DeliveryState;
  @ApiProperty({ type: 'integer' }) attempts: number;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'While it waits' }) nextAttemptAt: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) triedAt: string | null;
  @ApiProperty({ type: 'integer', nullable: true }) durationMs: number | null;
  @ApiProperty({ type: 'integer', nullable: true }) answerStatus: number | null;
  @ApiProperty({ enum: PROBLEMS, nullable: true }) problem: DeliveryProblem | null;
}

export class DeliveryDetailView extends DeliveryView {
  @ApiProperty({ description: 'The body that was sent' }) payload: string;
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    nullable: true,
    description: 'Without those that hold the secret',
  })
  sentHeaders: Record<string, string> | null;
  @ApiProperty({ type: String, nullable: true, description: 'Its beginning' }) answer: string | null;
}

export class DeliveriesView {
  @ApiProperty({ type: [DeliveryView] }) items: DeliveryView[];
  @ApiPropertyOptional({ type: String, nullable: true }) nextCursor: string | null;
}

export function viewWebhook(webhook: Webhook): WebhookView {
  const { id, url, watched, domains, hasSecret, disabledReason, failures, failingSince, createdAt } = webhook;
  const dates = { failingSince: failingSince && isoDate(failingSince), createdAt: isoDate(createdAt) };
  return { id: String(id), url, watched, domains, hasSecret, disabledReason, failures, ...dates };
}

export function viewDelivery(delivery: Delivery): DeliveryView {
  const { id, eventId, what, state, attempts, createdAt, nextAttemptAt, triedAt, durationMs, answerStatus, problem } = delivery;
  return {
    id: String(id),
    eventId,
    what,
    state,
    attempts,
    createdAt: isoDate(createdAt),
    nextAttemptAt: state === 'waiting' ? isoDate(nextAttemptAt) : null,
    triedAt: triedAt && isoDate(triedAt),
    durationMs,
    answerStatus,
    problem,
  };
}

export function viewDeliveryDetail(delivery: DeliveryDetail): DeliveryDetailView {
  const { payload, sentHeaders, answer } = delivery;
  return { ...viewDelivery(delivery), payload, sentHeaders, answer };
}
