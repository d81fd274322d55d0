import { Controller, Delete, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor, UserActor } from '../../common/actor';
import { DomainError } from '../../common/errors';
import { AccessService } from '../../modules/access';
import { AccountsService, PasswordsService, SessionsService, SignInService } from '../../modules/accounts';
import { SsoService } from '../../modules/sso';
import { CurrentActor, JsonBody, type RequestFacts } from '../../platform/http';
import { BrowserSessions } from './browser-sessions';
import { idFrom } from './id-from';
import { SignInDto } from './identity.dto';
import { CurrentSessionView, SessionView, SignedInView, viewSession } from './identity.views';
import { signInByPassword } from './password-sign-in';
import { Facts } from './request-facts';
import { SecondFactorDto } from './security.dto';
import { EnrolmentView, SecondFactorView } from './security.views';
import { CurrentUser, ForSelf } from './signed-in.guard';
import { SignedOutView } from './sso.views';

@ApiTags('sessions')
@Controller('hub/v1')
export class SessionController {
  constructor(
    private readonly access: AccessService,
    private readonly accounts: AccountsService,
    private readonly passwords: PasswordsService,
    private readonly sessions: SessionsService,
    private readonly steps: SignInService,
    private readonly browsers: BrowserSessions,
    private readonly sso: SsoService,
  ) {}

  @Get('session')
  @ApiOperation({ summary: 'Who is signed in, or nobody' })
  @ApiOkResponse({ type: CurrentSessionView })
  async current(@CurrentActor() actor: Actor): Promise<CurrentSessionView> {
    if (actor.kind === 'anonymous' && actor.rejectedCredential === undefined) return { user: null };
    return { user: await this.browsers.view(await this.accounts.ofActor(this.access.user(actor))) };
  }

  @Post('session')
  @HttpCode(200)
  @ApiOperation({ summary: 'Sign in with a password' })
  @ApiOkResponse({ type: SignedInView })
  async signIn(
    @JsonBody(SignInDto) form: SignInDto,
    @Facts() facts: RequestFacts,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignedInView> {
    const account = await signInByPassword(this.passwords, form, facts);
    if (!account) throw new DomainError('invalid', 'request/invalid', 'A name and a password are expected.');
    return this.browsers.signIn(account, request, reply, facts);
  }

  @Post('session/enrolment')
  @HttpCode(200)
  @ApiOperation({ summary: 'Begin a second factor that this hub demands before it signs in' })
  @ApiOkResponse({ type: EnrolmentView })
  async enrol(@Req() request: FastifyRequest): Promise<EnrolmentView> {
    return this.steps.enrolment((await this.browsers.kept('step', request)) ?? '');
  }

  @Post('session/second-factor')
  @HttpCode(200)
  @ApiOperation({ summary: 'Sign in: the code that comes after the password' })
  @ApiOkResponse({ type: SecondFactorView })
  async secondFactor(
    @JsonBody(SecondFactorDto) form: SecondFactorDto,
    @Facts() facts: RequestFacts,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SecondFactorView> {
    const { account, recoveryCodes } = await this.steps.finish((await this.browsers.kept('step', request)) ?? '', form.code, facts);
    await this.browsers.drop('step', request, reply);
    return { user: await this.browsers.begin(account, request, reply, facts), recoveryCodes };
  }

  /** Whoever has no session any more is signed out already. */
  @Delete('session')
  @HttpCode(200)
  @ApiOperation({ summary: 'Sign out; a browser that came by the sign-in provider is told where to end its session there too' })
  @ApiOkResponse({ type: SignedOutView })
  async signOut(
    @CurrentActor() actor: Actor,
    @Facts() facts: RequestFacts,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignedOutView> {
    if (actor.kind === 'user' && actor.via.kind === 'session') await this.sessions.end(actor, actor.via.sessionId, facts);
    await this.browsers.forget(request, reply);
    return { url: await this.leaveProvider(request, reply) };
  }

  @Get('sessions')
  @ForSelf()
  @ApiOperation({ summary: 'The browser sessions of the one who asks' })
  @ApiOkResponse({ type: [SessionView] })
  async list(@CurrentUser() user: UserActor): Promise<SessionView[]> {
    const currentId = user.via.kind === 'session' ? user.via.sessionId : null;
    return (await this.sessions.list(user)).map((row) => viewSession(row, currentId));
  }

  @Delete('sessions')
  @ForSelf()
  @HttpCode(204)
  @ApiOperation({ summary: 'End all of them but the one this request came with' })
  @ApiNoContentResponse()
  async endOthers(@CurrentUser() user: UserActor, @Facts() facts: RequestFacts): Promise<void> {
    await this.sessions.endAllOthers(user, facts);
  }

  @Delete('sessions/:id')
  @ForSelf()
  @HttpCode(204)
  @ApiOperation({ summary: 'End one of them' })
  @ApiNoContentResponse()
  async end(@CurrentUser() user: UserActor, @Param('id') id: string, @Facts() facts: RequestFacts): Promise<void> {
    await this.sessions.end(user, idFrom(id), facts);
  }

  private async leaveProvider(request: FastifyRequest, reply: FastifyReply): Promise<string | null> {
    const vouched = await this.browsers.kept('vouched', request);
    if (vouched === null) return null;
    await this.browsers.drop('vouched', request, reply);
    const leave = await this.sso.leave(vouched);
    if (leave === null) return null;
    await this.browsers.keep('leaving', leave.state, request, reply);
    return leave.url;
  }
}
