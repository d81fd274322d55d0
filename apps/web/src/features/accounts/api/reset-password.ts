import { useMutation } from '@tanstack/react-query';
import { hub } from '../../../lib/hub-client';

export function useResetPassword(secret: string) {
  return useMutation({ mutationFn: (password: string) => hub.post<void>('/reset', { secret, password }) });
}
