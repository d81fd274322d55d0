import { Strategy as PasswordStrategy } from 'passport-local';
import type { Account, PasswordsService } from '../../modules/accounts';
import type { RequestFacts } from '../../platform/http';
import { authenticator } from '../../platform/passport';
import type { SignInDto } from './identity.dto';

/** Passport's password strategy over the accounts room: the account, or the refusal that the room throws. */
export async function signInByPassword(passwords: PasswordsService, form: SignInDto, facts: RequestFacts): Promise<Account | null> {
  const strategy = new PasswordStrategy({ usernameField: 'login', passwordField: 'password', session: false }, (login, password, done) => {
    passwords.prove(login, password, facts).then(
      (account) => done(null, account),
      (error: unknown) => done(error),
    );
  });
  return authenticator<Account>(strategy)({ headers: {}, body: { login: form.login, password: form.password } });
}
