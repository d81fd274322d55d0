// Sign-in by the OpenID provider. Two of these addresses are visited by browsers, not by scripts: they answer by a redirect, and refusals
// become the page of sign-in with their code.
import { Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiFoundResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { UserActor } from '../../common/actor';
import { DomainError } from '../../common/errors';
import { type Outcome, SsoService, stateInvalid } from '../../modules/sso';
import { AppConfig } from '../../platform/config';
import { JsonBody, type RequestFacts } from '../../platform/http';
import { BrowserSessions } from './browser-sessions';
import { idFrom } from './id-from';
import { SignedInView } from './identity.views';
import { Facts } from './request-facts';
import { safeNext } from './safe-next';
import { ConfirmedDto, NextDto, SsoAccountDto } from './security.dto';
import { CurrentUser, ForSelf } from './signed-in.guard';
import { LeaveView, LinkedIdentityView, PendingSignInView, viewIdentity } from './sso.views';

@ApiTags('sign-in provider')
@Controller('hub/v1/sso')
export class SsoController {
  constructor(
    private readonly sso: SsoService,
    private readonly browsers: BrowserSessions,
    private readonly config: AppConfig,
  ) {}

  @Get('start')
  @ApiOperation({ summary: 'Go to the sign-in provider (for browsers)' })
  @ApiFoundResponse()
  async start(
    @Query('next') wish: string | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const next = safeNext(wish);
    // The provider sends the browser to the public address: the cookie must be there.
    if (request.baseUrl !== this.config.publicUrl)
      return redirect(reply, `${this.config.publicUrl}/hub/v1/sso/start?next=${encodeURIComponent(next)}`);
    await orToSignIn(reply, next, async () => {
      const { url, kept } = await this.sso.begin(next, null);
      await this.browsers.keep('flow', kept, request, reply);
      redirect(reply, url);
    });
  }

  @Get('callback')
  @ApiOperation({ summary: 'Where the sign-in provider sends browsers back to' })
  @ApiFoundResponse()
  async callback(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Facts() facts: RequestFacts,
  ): Promise<void> {
    const kept = await this.browsers.kept('flow', request);
    await this.browsers.drop('flow', request, reply);
    const query = request.url.slice(request.url.indexOf('?') + 1);
    const actor = request.actor.kind === 'user' ? request.actor : null;
    await orToSignIn(reply, this.sso.nextOf(kept), async () => {
      const outcome = await this.sso.finish(query, kept, actor, facts);
      redirect(reply, await this.destination(outcome, request, reply, facts));
    });
  }

  @Get('signed-out')
  @ApiOperation({ summary: 'Where the sign-in provider sends browsers that ended their session there' })
  @ApiFoundResponse()
  async signedOut(
    @Query('state') state: string | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const expected = await this.browsers.kept('leaving', request);
    await this.browsers.drop('leaving', request, reply);
    await orToSignIn(reply, '/', async () => {
      if (expected === null || state !== expected) throw stateInvalid();
      redirect(reply, '/');
    });
  }

  @Get('pending')
  @ApiOperation({ summary: 'Who came by the provider for the first time, in this browser' })
  @ApiOkResponse({ type: PendingSignInView })
  async pending(@Req() request: FastifyRequest): Promise<PendingSignInView> {
    return this.sso.pending(await this.browsers.kept('pending', request));
  }

  @Post('account')
  @HttpCode(200)
  @ApiOperation({ summary: 'Make the account of who came by the provider for the first time, and sign in' })
  @ApiOkResponse({ type: SignedInView })
  async signUp(
    @JsonBody(SsoAccountDto) form: SsoAccountDto,
    @Facts() facts: RequestFacts,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignedInView> {
    const account = await this.sso.signUp(await this.browsers.kept('pending', request), form, facts);
    await this.browsers.drop('pending', request, reply);
    return this.browsers.signIn(account, request, reply, facts, 'provider');
  }

  @Post('pending/link')
  @ForSelf()
  @HttpCode(204)
  @ApiOperation({ summary: 'Link who came by the provider to the account that is signed in' })
  @ApiNoContentResponse()
  async linkPending(
    @CurrentUser() user: UserActor,
    @Facts() facts: RequestFacts,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.sso.linkPending(user, await this.browsers.kept('pending', request), facts);
    await this.browsers.drop('pending', request, reply);
  }

  @Post('links')
  @ForSelf()
  @HttpCode(200)
  @ApiOperation({ summary: 'Begin to link the provider to one’s account: the address to go to' })
  @ApiOkResponse({ type: LeaveView })
  async beginLink(
    @CurrentUser() user: UserActor,
    @JsonBody(NextDto, { optional: true }) form: NextDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LeaveView> {
    const { url, kept } = await this.sso.beginLink(user, request.baseUrl, safeNext(form.next));
    await this.browsers.keep('flow', kept, request, reply);
    return { url };
  }

  @Get('links')
  @ForSelf()
  @ApiOperation({ summary: 'The linked sign-ins of the one who asks' })
  @ApiOkResponse({ type: [LinkedIdentityView] })
  async list(@CurrentUser() user: UserActor): Promise<LinkedIdentityView[]> {
    return (await this.sso.list(user)).map(viewIdentity);
  }

  @Post('links/:id/removal')
  @ForSelf()
  @HttpCode(204)
  @ApiOperation({ summary: 'Unlink one of them' })
  @ApiNoContentResponse()
  async unlink(
    @CurrentUser() user: UserActor,
    @Param('id') id: string,
    @JsonBody(ConfirmedDto) form: ConfirmedDto,
    @Facts() facts: RequestFacts,
  ): Promise<void> {
    await this.sso.unlink(user, idFrom(id), form.password ?? '', facts);
  }

  private async destination(outcome: Outcome, request: FastifyRequest, reply: FastifyReply, facts: RequestFacts): Promise<string> {
    if (outcome.kind === 'linked') return outcome.next;
    await this.browsers.keep('vouched', outcome.kept, request, reply);
    if (outcome.kind === 'new') {
      await this.browsers.keep('pending', outcome.secret, request, reply);
      return `/login/first?next=${encodeURIComponent(outcome.next)}`;
    }
    const { step } = await this.browsers.signIn(outcome.account, request, reply, facts, 'provider');
    return step === null ? outcome.next : `/login?next=${encodeURIComponent(outcome.next)}&step=${step.kind}`;
  }
}

async function orToSignIn(reply: FastifyReply, next: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    redirect(reply, `/login?next=${encodeURIComponent(next)}&problem=${encodeURIComponent(error.code)}`);
  }
}

/** Never kept by anybody: it may carry the code of a sign-in. */
function redirect(reply: FastifyReply, location: string): void {
  reply.status(302).header('location', location).header('cache-control', 'no-store').header('referrer-policy', 'no-referrer');
}
