// Who asks. Resolved once per request, before any body byte is read; handed to services as a plain value.

export type TokenRole = 'read' | 'write' | 'fineGrained';

/** One entry of a fine-grained token: what it may do in one namespace or one repository. */
export interface TokenScope {
  entity: { type: 'user' | 'org' | 'model' | 'dataset' | 'space'; name: string };
  permissions: string[];
}

export interface AnonymousActor {
  kind: 'anonymous';
  /** Set when a credential was sent but is not valid: surfaces answer 401 with this sentence where identity matters. */
  rejectedCredential?: string;
}

export interface UserActor {
  kind: 'user';
  userId: bigint;
  name: string;
  isAdmin: boolean;
  /** How they proved it: a browser session, or an access token with its role. */
  via:
    | { kind: 'session'; sessionId: bigint }
    | {
        kind: 'token';
        tokenId: bigint;
        role: TokenRole;
        scopes: TokenScope[];
        displayName: string;
        createdAt: Date;
        /** Of a token that was lent to a runner. */
        attempt?: JobAttempt;
        /** Of a program that the person allowed to act for them. */
        program?: Program;
      };
}

/** A program (OAuth client) that acts in somebody's name, as far as its scopes reach. */
export interface Program {
  clientId: string;
  name: string;
  scopes: readonly string[];
  /** It may know who they are, and do nothing. */
  isIdentityOnly: boolean;
  expiresAt: Date;
}

export function programOf(actor: Actor): Program | null {
  return actor.kind === 'user' && actor.via.kind === 'token' ? (actor.via.program ?? null) : null;
}

/** On whose behalf a runner asks: one attempt of a job, and no longer than that one holds the job. */
export interface JobAttempt {
  jobId: bigint;
  attempt: number;
}

/** A machine that runs jobs, by its own token. It may ask for work and tell of it, and nothing else. */
export interface RunnerActor {
  kind: 'runner';
  runnerId: bigint;
  name: string;
}

/** The product itself: jobs and the operator CLI. Never made from a request. */
export interface SystemActor {
  kind: 'system';
}

export type Actor = AnonymousActor | UserActor | RunnerActor | SystemActor;

export const ANONYMOUS: AnonymousActor = { kind: 'anonymous' };
export const SYSTEM: SystemActor = { kind: 'system' };

/** A person who is not asking now, with the rights that they have today. */
export function inTheNameOf({ id, name, isAdmin }: { id: bigint; name: string; isAdmin: boolean }): UserActor {
  return { kind: 'user', userId: id, name, isAdmin, via: { kind: 'session', sessionId: 0n } };
}
