export interface Account {
  id: bigint;
  name: string;
  fullName: string;
  email: string | null;
  emailVerifiedAt: Date | null;
  /** Of mails. */
  locale: string;
  isAdmin: boolean;
  disabledAt: Date | null;
  createdAt: Date;
}

export interface NewAccount {
  name: string;
  email?: string | null | undefined;
  fullName?: string | undefined;
  password: string;
  /** The language in which the hub writes to them. */
  locale?: string | undefined;
}

/** What the operator and the seed may leave open: an account without a password signs in after a reset link only. */
export interface ProvisionedAccount extends Omit<NewAccount, 'password'> {
  password?: string | null | undefined;
  isAdmin?: boolean | undefined;
}

/** What an invitation carries for the room that made it; absent fields: nothing but an account. */
export interface InvitationPayload {
  /** Where whoever comes by the link becomes a member. */
  organizationId?: string;
  role?: string;
  /** Where the link was mailed to, and nowhere else: whoever uses it has shown that the address is theirs. Of other purposes alike. */
  email?: string;
  /** Who made it: they are told of the answer, and how much one person may make the hub write. */
  invitedBy?: string;
}

export type LinkPurpose = 'first-admin' | 'reset' | 'invitation' | 'address';

/** `path` carries the secret behind '#', which browsers send to no server and no log. */
export interface OneTimeLink {
  id: bigint;
  secret: string;
  path: string;
  expiresAt: Date;
}
