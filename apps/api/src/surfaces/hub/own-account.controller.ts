import { Controller, Get, HttpCode, Post, Put, Req, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { UserActor } from '../../common/actor';
import { AddressesService, OwnAccountService, PasswordResetsService, TwoFactorService } from '../../modules/accounts';
import { JsonBody, type RequestFacts } from '../../platform/http';
import { BrowserSessions } from './browser-sessions';
import { SecretDto } from './identity.dto';
import { Facts } from './request-facts';
import { ConfirmedDto, EmailDto, ForgotDto, LocaleDto } from './security.dto';
import { OwnAccountView, ResetAskedView, viewOwnAccount } from './security.views';
import { CurrentUser, ForSelf } from './signed-in.guard';

@ApiTags('accounts')
@Controller('hub/v1')
export class OwnAccountController {
  constructor(
    private readonly own: OwnAccountService,
    private readonly twoFactor: TwoFactorService,
    private readonly addresses: AddressesService,
    private readonly resets: PasswordResetsService,
    private readonly browsers: BrowserSessions,
  ) {}

  @Get('account')
  @ForSelf()
  @ApiOperation({ summary: 'The account of the one who asks, with what only they see' })
  @ApiOkResponse({ type: OwnAccountView })
  async get(@CurrentUser() user: UserActor): Promise<OwnAccountView> {
    const own = await this.own.of(user);
    return viewOwnAccount(own, await this.twoFactor.state(own.account));
  }

  @Put('account/email')
  @ForSelf()
  @HttpCode(204)
  @ApiOperation({ summary: 'Give another e-mail address; where this hub sends mail it counts once the link was opened' })
  @ApiNoContentResponse()
  async setEmail(@CurrentUser() user: UserActor, @JsonBody(EmailDto) form: EmailDto, @Facts() facts: RequestFacts): Promise<void> {
    await this.own.setEmail(user, form.email, form.password ?? '', facts);
  }

  @Post('account/email/link')
  @ForSelf()
  @HttpCode(204)
  @ApiOperation({ summary: 'Mail the link that confirms the address again' })
  @ApiNoContentResponse()
  async resend(@CurrentUser() user: UserActor, @Facts() facts: RequestFacts): Promise<void> {
    await this.addresses.resend(user, facts);
  }

  @Put('account/locale')
  @ForSelf()
  @HttpCode(204)
  @ApiOperation({ summary: 'Choose the language of mails' })
  @ApiNoContentResponse()
  async setLocale(@CurrentUser() user: UserActor, @JsonBody(LocaleDto) form: LocaleDto): Promise<void> {
    await this.own.setLocale(user, form.locale);
  }

  /** By POST: it carries the password. */
  @Post('account/removal')
  @ForSelf()
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete the account of the one who asks, for ever' })
  @ApiNoContentResponse()
  async remove(
    @CurrentUser() user: UserActor,
    @JsonBody(ConfirmedDto) form: ConfirmedDto,
    @Facts() facts: RequestFacts,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.own.remove(user, form.password ?? '', facts);
    await this.browsers.forget(request, reply);
  }

  @Post('email-confirmations')
  @HttpCode(204)
  @ApiOperation({ summary: 'Confirm an e-mail address by a one-time link' })
  @ApiNoContentResponse()
  async confirmEmail(@JsonBody(SecretDto) form: SecretDto, @Facts() facts: RequestFacts): Promise<void> {
    await this.addresses.confirm(form.secret, facts);
  }

  @Post('password-resets')
  @HttpCode(202)
  @ApiOperation({ summary: 'Ask for a link that sets a new password; the answer says nothing about the account' })
  @ApiAcceptedResponse({ type: ResetAskedView })
  async forgot(@JsonBody(ForgotDto) form: ForgotDto, @Facts() facts: RequestFacts): Promise<ResetAskedView> {
    return { by: await this.resets.ask(form.login, facts) };
  }
}
