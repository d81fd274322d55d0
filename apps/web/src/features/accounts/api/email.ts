import { useMutation } from '@tanstack/react-query';
import { hub } from '../../../lib/hub-client';
import { useOwnAccountChange } from './own-account';

export const useSetEmail = () =>
  useOwnAccountChange((form: { email: string | null; password: string }) => hub.put<void>('/account/email', form));

export const useMailAgain = () => useOwnAccountChange(() => hub.post<void>('/account/email/link'));

export const useSetLocale = () => useOwnAccountChange((locale: string) => hub.put<void>('/account/locale', { locale }));

export const useConfirmEmail = () => useMutation({ mutationFn: (secret: string) => hub.post<void>('/email-confirmations', { secret }) });
