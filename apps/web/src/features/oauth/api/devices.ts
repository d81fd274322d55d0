import { useMutation } from '@tanstack/react-query';
import type { ConsentQuestion } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';
import type { Decision } from './requests';

/** Asked by POST: codes do not belong into addresses that are logged. */
export function useDeviceQuestion() {
  return useMutation({ mutationFn: (code: string) => hub.post<ConsentQuestion>('/oauth/device/question', { code }) });
}

export function useAnswerDevice(code: string) {
  return useMutation({ mutationFn: (decision: Decision) => hub.post<void>('/oauth/device/answer', { code, ...decision }) });
}
