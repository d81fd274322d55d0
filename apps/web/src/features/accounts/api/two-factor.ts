import type { Enrolment } from '../../../lib/api-types';
import { useMutation } from '@tanstack/react-query';
import { hub } from '../../../lib/hub-client';
import { useOwnAccountChange } from './own-account';

interface RecoveryCodes {
  recoveryCodes: string[];
}
interface Confirmed {
  password: string;
  code: string;
}

export const useBeginTwoFactor = () => useMutation({ mutationFn: (password: string) => hub.post<Enrolment>('/two-factor', { password }) });

export const useConfirmTwoFactor = () =>
  useOwnAccountChange((code: string) => hub.post<RecoveryCodes>('/two-factor/confirmation', { code }));

export const useRenewRecoveryCodes = () =>
  useOwnAccountChange((form: Confirmed) => hub.post<RecoveryCodes>('/two-factor/recovery-codes', form));

export const useTurnOffTwoFactor = () => useOwnAccountChange((form: Confirmed) => hub.post<void>('/two-factor/removal', form));
