import { DomainError } from '../../common/errors';

export function nameTaken(name: string): DomainError {
  return new DomainError('conflict', 'namespace/name-taken', `The name "${name}" is taken. Upper and lower case count as the same.`);
}

export function nameInvalid(problem: string): DomainError {
  return new DomainError('invalid', 'namespace/name-invalid', capital(problem), { fields: [{ field: 'name', message: problem }] });
}

export function emailTaken(): DomainError {
  return new DomainError('conflict', 'account/email-taken', 'There is an account with this e-mail address already.');
}

export function passwordRefused(problem: string): DomainError {
  return new DomainError('invalid', 'account/password-weak', capital(problem), { fields: [{ field: 'password', message: problem }] });
}

/** One sentence for unknown names, wrong passwords and disabled accounts alike. */
export function wrongPassword(): DomainError {
  return new DomainError('unauthenticated', 'auth/wrong-password', 'The name or the password is wrong.');
}

export function currentPasswordWrong(): DomainError {
  return new DomainError('forbidden', 'account/wrong-password', 'The current password is wrong.', {
    fields: [{ field: 'currentPassword', message: 'the current password is wrong' }],
  });
}

export function signupClosed(): DomainError {
  return new DomainError('forbidden', 'account/signup-closed', 'This hub takes no new accounts by itself: ask its administrator for one.');
}

export function invitationNeeded(): DomainError {
  return new DomainError(
    'forbidden',
    'account/invitation-needed',
    'This hub takes new accounts by invitation: open the link that an administrator sent you.',
  );
}

export function accountNotFound(name: string): DomainError {
  return new DomainError('not-found', 'account/not-found', `There is no user called "${name}".`);
}

export function lastAdministrator(): DomainError {
  return new DomainError('conflict', 'account/last-administrator', 'This is the last administrator: make another one first.');
}

export function ownsRepositories(count: number): DomainError {
  return new DomainError(
    'conflict',
    'account/owns-repositories',
    `This account owns ${count === 1 ? 'a repository' : `${count} repositories`}: delete or move them first.`,
  );
}

export function lastAdminOf(organizations: string[]): DomainError {
  return new DomainError(
    'conflict',
    'account/last-organization-admin',
    `This account is the only admin of ${organizations.join(', ')}: give somebody else that role first.`,
  );
}

export function linkInvalid(): DomainError {
  return new DomainError('not-found', 'one-time-link/invalid', 'This link is not valid: it was used, or it is too old. Ask for a new one.');
}

export function setupDone(): DomainError {
  return new DomainError('conflict', 'setup/done', 'This hub has an administrator already.');
}

export function passwordSignInOff(): DomainError {
  return new DomainError('forbidden', 'auth/password-sign-in-off', 'This hub takes no passwords: sign in by its sign-in provider.');
}

/** For a form that is confirmed by the password. */
export function passwordNeeded(): DomainError {
  return new DomainError(
    'forbidden',
    'account/session-needed',
    'This account has no password: do this in the browser where you are signed in.',
  );
}

export function wrongCode(): DomainError {
  return new DomainError('forbidden', 'auth/wrong-code', 'This code is wrong, or was used already.', {
    fields: [{ field: 'code', message: 'this code is wrong, or was used already' }],
  });
}

export function stepInvalid(): DomainError {
  return new DomainError('not-found', 'auth/step-invalid', 'This sign-in took too long or had too many wrong codes: begin it again.');
}

export function secondFactorOn(): DomainError {
  return new DomainError('conflict', 'two-factor/on', 'Two-factor authentication is on already.');
}

export function secondFactorOff(): DomainError {
  return new DomainError('conflict', 'two-factor/off', 'Two-factor authentication is not on for this account.');
}

export function secondFactorNeeded(): DomainError {
  return new DomainError('conflict', 'two-factor/required', 'This hub demands two-factor authentication of this account.');
}

export function emailMissing(): DomainError {
  return new DomainError('conflict', 'account/no-unverified-email', 'This account has no e-mail address that waits to be confirmed.');
}

export function mailOff(): DomainError {
  return new DomainError('conflict', 'mail/off', 'This hub sends no mail: ask an administrator for a link.');
}

export function sessionNotFound(): DomainError {
  return new DomainError('not-found', 'session/not-found', 'There is no such session.');
}

export function namespaceNotFound(name: string): DomainError {
  return new DomainError('not-found', 'namespace/not-found', `There is no user or organization called "${name}".`);
}

export function hashingBusy(): DomainError {
  return new DomainError('too-many', 'auth/busy', 'Too many people are signing in at this moment. Try again in a few seconds.', {
    retryAfterSeconds: 3,
  });
}

function capital(sentence: string): string {
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

export function modeFixed(): DomainError {
  return new DomainError('conflict', 'hub/mode-fixed', 'GROVE_MODE says what kind of hub this is: change it there and start the hub anew.');
}

export function tooManyInvitations(): DomainError {
  return new DomainError(
    'too-many',
    'invitation/too-many-mails',
    'You have sent many invitations by mail today: go on tomorrow, or hand over a link instead.',
  );
}
