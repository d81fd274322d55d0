/** The hub answered, and said no. */
export class HubRefused extends Error {
  constructor(
    readonly status: number,
    /** Such as `job/lease-lost`; '' when it named none. */
    readonly code: string,
    message: string,
    readonly retryAfterMs: number | null = null,
  ) {
    super(message);
    this.name = 'HubRefused';
  }
}

/** The hub did not answer, or its answer was cut off. */
export class HubAway extends Error {
  constructor(cause: unknown) {
    super(`The hub does not answer: ${deepest(cause)}`, { cause });
    this.name = 'HubAway';
  }
}

/** Worth trying again: it may be restarting, or have too much to do. */
export function isTemporary(error: unknown): boolean {
  return error instanceof HubAway || (error instanceof HubRefused && (error.status === 429 || error.status === 408 || error.status >= 500));
}

/** What fetch says is "fetch failed"; why stands below it. */
function deepest(error: unknown): string {
  let reason = error;
  while (reason instanceof Error && reason.cause) reason = reason.cause;
  return reason instanceof Error ? reason.message || (reason as NodeJS.ErrnoException).code || reason.name : String(reason);
}
