import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { HubMode, HubModeState } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';

/** What kind of hub this is, and what each other kind would decide; answered to administrators. */
export const modeQuery = queryOptions({ queryKey: ['mode'], queryFn: ({ signal }) => hub.get<HubModeState>('/mode', { signal }) });

export function useChooseMode() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (mode: HubMode) => hub.put<void>('/mode', { mode }),
    // Who may sign up, make organizations and see anything: most pages say other things now.
    onSuccess: () => client.invalidateQueries(),
  });
}
