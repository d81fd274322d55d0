// The refusals of this room.
import { DomainError } from '../../common/errors';

export function webhookNotFound(): DomainError {
  return new DomainError('not-found', 'webhook/not-found', 'Webhook not found');
}

export function deliveryNotFound(): DomainError {
  return new DomainError('not-found', 'webhook/delivery-not-found', 'This delivery is not in the log any more.');
}

export function webhookInvalid(field: string, rule: string): DomainError {
  return new DomainError('invalid', 'webhook/invalid', `"${field}" ${rule}.`, { field });
}

export function webhookDisabled(): DomainError {
  return new DomainError('conflict', 'webhook/disabled', 'This webhook is disabled: enable it first.');
}

export function tooManyWebhooks(most: number): DomainError {
  return new DomainError('too-many', 'webhook/too-many', `A user or an organization has at most ${most} webhooks.`);
}

export function tooManyByHand(): DomainError {
  return new DomainError('too-many', 'webhook/rate', 'This webhook has had all the events that one may have in an hour.');
}
