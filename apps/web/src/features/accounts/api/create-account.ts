import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { HubMode, SignedIn } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';
import { adoptSignIn } from './session';

export interface NewAccount {
  name: string;
  email?: string;
  password: string;
  fullName?: string;
  /** Of a hub's first administrator: what the hub is for. */
  mode?: HubMode;
  /** Of mails and of what the hub writes to them. */
  locale?: string;
}

/** The secret of a one-time link: of the first start, or of an invitation. */
export interface AccountPass {
  purpose: 'first-admin' | 'invitation';
  secret: string;
}

/** Signs up; with the link of a first start, makes the first administrator instead. Both sign in. */
export function useCreateAccount(pass?: AccountPass) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (account: NewAccount) => hub.post<SignedIn>(...requestOf(account, pass)),
    onSuccess: (answer) => adoptSignIn(client, answer),
  });
}

function requestOf(account: NewAccount, pass?: AccountPass): [path: string, body: object] {
  if (pass?.purpose === 'first-admin') return ['/setup', { secret: pass.secret, ...account }];
  return ['/accounts', { ...account, invitation: pass?.secret }];
}
