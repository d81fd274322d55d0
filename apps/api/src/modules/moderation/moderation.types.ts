export const THING_KINDS = ['repository', 'comment', 'person', 'organization', 'collection'] as const;
export type ThingKind = (typeof THING_KINDS)[number];

export const REPORT_REASONS = ['illegal', 'licence', 'malware', 'privacy', 'abuse', 'spam', 'other'] as const;
export type ReportReason = (typeof REPORT_REASONS)[number];
/** Also what the hub itself found. */
export const CASE_REASONS = [...REPORT_REASONS, 'judged'] as const;
export type CaseReason = (typeof CASE_REASONS)[number];

export const DECISIONS = ['dismiss', 'take-down', 'hide', 'suspend', 'remove'] as const;
export type Decision = (typeof DECISIONS)[number];

/** What may be decided of what. An organization's repositories, members and collections are dealt with one by one. */
export const DECISIONS_OF: Record<ThingKind, readonly Decision[]> = {
  repository: ['dismiss', 'take-down'],
  comment: ['dismiss', 'hide'],
  person: ['dismiss', 'suspend'],
  organization: ['dismiss'],
  collection: ['dismiss', 'remove'],
};

/** What somebody reports, as far as they see it. */
export interface ReportedThing {
  kind: ThingKind;
  id: bigint;
  /** The person or organization that answers for it; null: gone. */
  ownerId: bigint | null;
  label: string;
  /** Of its page, from the root of the hub. */
  address: string;
  excerpt?: string;
}

export interface ModerationCase {
  id: bigint;
  kind: ThingKind;
  thingId: bigint;
  ownerId: bigint | null;
  owner: string | null;
  label: string;
  address: string;
  excerpt: string;
  reports: number;
  reasons: CaseReason[];
  openedAt: Date;
  decidedAt: Date | null;
  decidedBy: string | null;
  decision: Decision | null;
  decisionReason: string | null;
}

export interface Report {
  id: bigint;
  /** Null: the hub itself. */
  reporter: string | null;
  reporterId: bigint | null;
  reason: CaseReason;
  words: string;
  createdAt: Date;
}
