import { useMutation } from '@tanstack/react-query';
import { hub } from '../../../lib/hub-client';

/** Answers who gives the link, never whether there is such an account. */
export const useForgot = () =>
  useMutation({ mutationFn: (login: string) => hub.post<{ by: 'mail' | 'administrator' }>('/password-resets', { login }) });
