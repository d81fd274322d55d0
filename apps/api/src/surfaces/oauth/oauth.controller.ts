// The addresses of OAuth 2.0 (RFC 6749, 7009, 7636, 7662, 8414, 8628) and OpenID Connect. What they mean is the library's (modules/oauth); who signs in and who
// consents is the web's and surfaces/hub's: no cookie of a session is read here.
import { Controller, Get, Options, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ProtocolDoor } from './protocol-door';

@ApiExcludeController()
@Controller()
export class OauthController {
  constructor(private readonly door: ProtocolDoor) {}

  @Get(['.well-known/openid-configuration', '.well-known/oauth-authorization-server', 'oauth/jwks'])
  discovery(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.door.pass(request, reply);
  }

  @Get(['oauth/authorize', 'oauth/authorize/:uid'])
  authorize(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.door.passBrowser(request, reply);
  }

  @Post(['oauth/token', 'oauth/revoke', 'oauth/introspect', 'oauth/device'])
  byForm(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.door.passForm(request, reply);
  }

  @Get('oauth/userinfo')
  userinfo(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.door.pass(request, reply);
  }

  @Post('oauth/userinfo')
  userinfoByPost(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.door.pass(request, reply);
  }

  /** Pages of other origins ask before they send a form or a token. */
  @Options([
    '.well-known/openid-configuration',
    '.well-known/oauth-authorization-server',
    'oauth/jwks',
    'oauth/token',
    'oauth/revoke',
    'oauth/userinfo',
    'oauth/device',
  ])
  preflight(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.door.pass(request, reply);
  }
}
