export type WatchType = 'user' | 'org' | 'model' | 'dataset' | 'space';
export type Domain = 'repo' | 'discussion';
/** By whom or why it was switched off: its owner, too many failures, an answer that says that nobody listens there any more. */
export type DisabledReason = 'owner' | 'failing' | 'gone';

export interface Watched {
  type: WatchType;
  name: string;
}

export interface Webhook {
  id: bigint;
  namespaceId: bigint;
  url: string;
  watched: Watched[];
  domains: Domain[];
  hasSecret: boolean;
  disabledReason: DisabledReason | null;
  /** Deliveries that were given up since one arrived. */
  failures: number;
  failingSince: Date | null;
  createdAt: Date;
}

export interface WebhookWish {
  url: string;
  watched: Watched[];
  domains: Domain[];
  secret: string | null;
}

export type DeliveryState = 'waiting' | 'delivered' | 'failed' | 'dropped';
/** Why there was no answer, or why nothing was sent. */
export type DeliveryProblem = 'refused' | 'away' | 'slow' | 'disabled' | 'unseen' | 'too-many';

export interface Delivery {
  id: bigint;
  eventId: string;
  /** `repo.content update` */
  what: string;
  state: DeliveryState;
  attempts: number;
  createdAt: Date;
  nextAttemptAt: Date;
  triedAt: Date | null;
  durationMs: number | null;
  answerStatus: number | null;
  problem: DeliveryProblem | null;
}

export interface DeliveryDetail extends Delivery {
  payload: string;
  sentHeaders: Record<string, string> | null;
  answer: string | null;
}

/** One that somebody has taken to send. */
export interface ClaimedDelivery {
  id: bigint;
  webhookId: bigint;
  eventId: string;
  repositoryId: bigint | null;
  payload: string;
  /** Attempts before this one. */
  attempts: number;
  url: string;
  secret: Buffer | null;
}

/** What came of an attempt. */
export interface Outcome {
  isSuccess: boolean;
  status: number | null;
  answer: string | null;
  problem: DeliveryProblem | null;
  durationMs: number;
  sentHeaders: Record<string, string>;
}
