import { hub } from '../../../lib/hub-client';
import { useOwnAccountChange } from './own-account';

export const useChangePassword = () =>
  useOwnAccountChange((form: { currentPassword: string; newPassword: string }) => hub.post<void>('/password', form));
