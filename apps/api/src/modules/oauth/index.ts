// The hub as OAuth 2 and OpenID provider: programs, what people allowed them, and the protocol (docs/protocols/oauth.md).
export { AppOrigins, type OriginOfApp } from './app-origins';
export type { ClientForm } from './clients.policy';
export { type AppCredentials, type CreatedClient, DEVICE_CLIENT_ID, OauthClientsService } from './clients.service';
export { ConsentsService, type Decision } from './consents.service';
export { DevicesService } from './devices.service';
export { OauthModule } from './oauth.module';
export type { ConnectedApp, ConsentQuestion, OauthClient } from './oauth.types';
export { OauthProvider } from './provider';
export { SigningKeys } from './signing-keys';
export { type TokenRefusal, type TokenRequest, TokenRequests } from './token-request';
