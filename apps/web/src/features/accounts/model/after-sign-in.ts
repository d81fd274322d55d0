import type { SignedIn } from '../../../lib/api-types';

/** Where a sign-in goes on: to the step that is still to come, or to where the visitor wanted. */
export function afterSignIn({ step }: SignedIn, next: string): string {
  return step === null ? next : `/login?next=${encodeURIComponent(next)}&step=${step.kind}`;
}
