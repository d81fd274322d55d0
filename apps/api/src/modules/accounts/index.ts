// People: accounts, their names, passwords, sessions and one-time links.
export { AccountsModule } from './accounts.module';
export { AccountsService } from './accounts.service';
export { AuthorAccountsService } from './author-accounts.service';
export type { AuthorAccount } from './author-accounts.store';
export type { Account, InvitationPayload, LinkPurpose, NewAccount, OneTimeLink, ProvisionedAccount } from './accounts.types';
export { linkInvalid, nameTaken } from './accounts.errors';
export { InstanceService } from './instance.service';
export { LazyTouch } from './lazy-touch';
export { type AdministeredNamespace, NamespacesService } from './namespaces.service';
export type { NamespaceProfile, ProfileChange } from './namespaces.store';
export { type InspectedLink, OneTimeLinksService, type OpenInvitation } from './one-time-links.service';
export { PasswordsService } from './passwords.service';
export { type OpenedSession, type ResolvedSession, SESSION_SECONDS, SessionsService } from './sessions.service';
export { violatesUnique } from './unique-violation';
