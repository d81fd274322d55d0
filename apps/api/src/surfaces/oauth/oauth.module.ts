// The dialect of OAuth 2 and OpenID Connect clients.
import { Module } from '@nestjs/common';
import { OauthModule } from '../../modules/oauth';
import { OauthController } from './oauth.controller';
import { ProtocolDoor } from './protocol-door';

@Module({ imports: [OauthModule], controllers: [OauthController], providers: [ProtocolDoor] })
export class OauthSurface {}
