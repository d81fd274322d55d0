// Sign-in by an OpenID provider: identities, and groups that become roles.
export type { LinkedIdentity } from './identities.store';
export { stateInvalid } from './sso.errors';
export { SsoModule } from './sso.module';
export { type Outcome, type Pending, SsoService } from './sso.service';
