import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { NewAccessToken } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';
import { HubError } from '../../../lib/hub-error';
import { quickTokenName } from '../model/quick-token';

const ATTEMPTS = 20;
/** As the form for tokens proposes it. */
const EXPIRES_IN_DAYS = 90;

/** A token to push with, named after the day; a second one of the same day gets a number. */
export function useQuickToken() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => make(new Date()),
    onSuccess: () => client.invalidateQueries({ queryKey: ['tokens'] }),
  });
}

async function make(day: Date, attempt = 1): Promise<NewAccessToken> {
  try {
    return await hub.post<NewAccessToken>('/tokens', {
      displayName: quickTokenName(day, attempt),
      role: 'write',
      expiresInDays: EXPIRES_IN_DAYS,
    });
  } catch (error) {
    const isTaken = error instanceof HubError && error.code === 'token/name-taken';
    if (!isTaken || attempt === ATTEMPTS) throw error;
    return make(day, attempt + 1);
  }
}
