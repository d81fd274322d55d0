// Every kind of job there is. The worker refuses to start when one of them has no handler or two.

export const JOB_KINDS = [
  /** Refs moved, derive anew what depends on them: { repositoryId: string, refs: string[] }. Of several that wait for a repository the last is run. */
  'repository.changed',
  /** Names, tags or card of a repository changed: { repositoryId: string }. Written by a trigger (schema `search`). */
  'search.repository',
  /** An account or organization is new or was renamed: { namespaceId: string }. Written by a trigger. */
  'search.namespace',
  /** Something was said in a discussion, or taken back: { discussionId: string }. Written by a trigger. */
  'search.discussion',
  /** A collection is new or says something else: { collectionId: string }. Written by a trigger. */
  'search.collection',
  /** What is no longer needed is removed: {} */
  'housekeeping.sweep',
  /** A mail is due: { mailId: string } */
  'mail.send',
  /** Somebody forgot their password: { sealed: string } with what they typed. Nobody waits: the answer takes as long for unknown names. */
  'accounts.reset-asked',
  /** Files were registered in the Xet store, their sha256 is only claimed: { hashes: string[] } */
  'xet.files-added',
  /** A model has other weights than before: { repositoryId: string }. Only wakes who hashes them: that may take hours. */
  'tensors.found',
  /** A repository is to be brought in from another hub: { importId: string }. Only wakes who does it: an import takes hours, and holds no turn of the queue. */
  'import.wanted',
  /** A dataset is to be checked for those who think of buying it: { repositoryId: string }. */
  'dataset.check',
  /** The data of a fine-tune are to be checked, and what it costs to be said: { jobId: string }. */
  'finetune.check',
  /** A job waits for a runner: { jobId: string }. Whoever hosts one is woken. */
  'job.queued',
  /** A job has ended, and what was lent to it with it: { jobId: string } */
  'job.ended',
  /** A job that had tips was taken up, they are used or given back: { jobId: string } */
  'job.tips-due',
  /** A job that may cost something has ended, what it came to is taken: { jobId: string } */
  'job.cost-due',
  /** Something was said or done in a discussion: { what, repositoryId, discussionId, eventId, actorId: string } */
  'discussion.news',
  /** Something happened that somebody is told of beside discussions: { what, at: string, actorId, userId, repositoryId, namespaceId, caseId, subject: string or null, details } (modules/notifications: notices.ts) */
  'person.notice',
  /** Something happened that webhooks may tell of: { eventId, what, repositoryId: string, … } (modules/webhooks: webhook-event.ts). Written by triggers. */
  'webhook.event',
  /** A webhook has something to send: {}. Only wakes who sends: what listens there may take long to answer. */
  'webhook.deliver',
  /** A payment is wished for, its provider is to be called: { paymentId: string } */
  'payment.call',
  /** A provider said that a payment has news, it is to be asked: { paymentId: string } */
  'payment.look',
] as const;

export type JobKind = (typeof JOB_KINDS)[number];

/** Kinds that derive something from the present state of a repository: those that wait for the same one are run once. */
export const COALESCED_KINDS: readonly JobKind[] = ['repository.changed', 'search.repository'];
