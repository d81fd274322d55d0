import { Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { UserActor } from '../../common/actor';
import { AccountsService, OneTimeLinksService, PasswordsService } from '../../modules/accounts';
import { InvitationsService } from '../../modules/organizations';
import { JsonBody, type RequestFacts } from '../../platform/http';
import { BrowserSessions } from './browser-sessions';
import { ChangePasswordDto, ResetDto, SecretDto, SetUpDto, SignUpDto } from './identity.dto';
import { InspectedLinkView, SignedInView, viewInspectedLink } from './identity.views';
import { Facts } from './request-facts';
import { CurrentUser, ForSelf } from './signed-in.guard';

@ApiTags('accounts')
@Controller('hub/v1')
export class AccountsController {
  constructor(
    private readonly accounts: AccountsService,
    private readonly passwords: PasswordsService,
    private readonly links: OneTimeLinksService,
    private readonly invitations: InvitationsService,
    private readonly browsers: BrowserSessions,
  ) {}

  @Post('accounts')
  @ApiOperation({ summary: 'Make an account and sign in' })
  @ApiCreatedResponse({ type: SignedInView })
  async signUp(
    @JsonBody(SignUpDto) form: SignUpDto,
    @Facts() facts: RequestFacts,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignedInView> {
    const { invitation, ...account } = form;
    const made = await this.invitations.signUp(account, invitation ?? null, facts);
    return this.browsers.signIn(made, request, reply, facts);
  }

  @Post('one-time-links/inspect')
  @HttpCode(200)
  @ApiOperation({ summary: 'What a one-time link is for, without using it up' })
  @ApiOkResponse({ type: InspectedLinkView })
  async inspect(@JsonBody(SecretDto) form: SecretDto): Promise<InspectedLinkView> {
    const link = await this.links.inspect(form.secret);
    return viewInspectedLink(link, await this.invitations.describe(link.payload));
  }

  @Post('setup')
  @ApiOperation({ summary: 'Make the first administrator by a one-time link, say what kind of hub it is, and sign in' })
  @ApiCreatedResponse({ type: SignedInView })
  async setUp(
    @JsonBody(SetUpDto) form: SetUpDto,
    @Facts() facts: RequestFacts,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignedInView> {
    const { secret, mode = null, ...account } = form;
    const made = await this.accounts.setUp(secret, account, facts, mode);
    return this.browsers.signIn(made, request, reply, facts);
  }

  @Post('reset')
  @HttpCode(204)
  @ApiOperation({ summary: 'Set a password by a one-time link' })
  @ApiNoContentResponse()
  async reset(@JsonBody(ResetDto) form: ResetDto, @Facts() facts: RequestFacts): Promise<void> {
    await this.passwords.reset(form.secret, form.password, facts);
  }

  @Post('password')
  @ForSelf()
  @HttpCode(204)
  @ApiOperation({ summary: 'Change the password; other sessions end' })
  @ApiNoContentResponse()
  async changePassword(
    @CurrentUser() user: UserActor,
    @JsonBody(ChangePasswordDto) form: ChangePasswordDto,
    @Facts() facts: RequestFacts,
  ): Promise<void> {
    await this.passwords.change(user, form.currentPassword, form.newPassword, facts);
  }
}
