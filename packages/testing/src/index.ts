// Builders and started services for tests. Imported by tests only.
export { createTestDatabase, type TestDatabase } from './database';
export * from './object-store';
export * from './model-files';
export { type MailServer, type MailServerOptions, type ReceivedMail, startMailServer } from './mail-server';
export { type Program, startProgram } from './programs';
export { type Claims, type OidcProvider, type OidcProviderOptions, startOidcProvider } from './oidc-provider';
