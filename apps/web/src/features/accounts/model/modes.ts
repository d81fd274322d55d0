import type { HubMode } from '../../../lib/api-types';

export const MODES: readonly HubMode[] = ['personal', 'company', 'community'];

export function readMode(form: FormData): HubMode | null {
  return MODES.find((mode) => mode === form.get('mode')) ?? null;
}

/** A hub that is looked at on its own machine is probably somebody's own; one with a name is probably a company's. */
export function firstModeFor(hostName: string): HubMode {
  const isLoopback = /^(?:localhost|.*\.localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostName);
  return isLoopback ? 'personal' : 'company';
}
