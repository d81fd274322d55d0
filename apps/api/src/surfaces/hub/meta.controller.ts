import { Controller, Get, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { AccountsService, PasswordsService } from '../../modules/accounts';
import { AppConfig, productVersion } from '../../platform/config';
import { MetaView } from './identity.views';

@ApiTags('meta')
@Controller('hub/v1/meta')
export class MetaController {
  private readonly version = productVersion();

  constructor(
    private readonly accounts: AccountsService,
    private readonly passwords: PasswordsService,
    private readonly config: AppConfig,
  ) {}

  @Get()
  @ApiOperation({ summary: 'What this hub is and whom it lets in' })
  @ApiOkResponse({ type: MetaView })
  async meta(@Req() request: FastifyRequest): Promise<MetaView> {
    const { signup, anonymousRead, mode, environmentMode, defaultVisibility, signIn, mail } = this.config;
    return {
      name: 'Modelgrove',
      version: this.version,
      mode,
      modeIsFixed: environmentMode !== null,
      signup,
      needsSetup: await this.accounts.needsSetup(),
      anonymousRead,
      defaultVisibility,
      baseUrl: request.baseUrl,
      passwordSignIn: signIn.passwordSignIn,
      passwordsOf: await this.passwords.accepted(),
      provider: signIn.oidc?.name ?? null,
      mail: mail !== null,
    };
  }
}
