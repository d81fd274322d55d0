import { Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { UserActor } from '../../common/actor';
import { GuestsService, OneTimeLinksService } from '../../modules/accounts';
import { InvitationsService, OrganizationsService } from '../../modules/organizations';
import { JsonBody, type RequestFacts } from '../../platform/http';
import { idFrom } from './id-from';
import { SecretDto } from './identity.dto';
import { MadeInvitationView, viewMadeInvitation } from './identity.views';
import { InviteToHubDto } from './people.dto';
import { AcceptedInvitationView, AddressedInvitationView } from './people.views';
import { Facts } from './request-facts';
import { CurrentUser, ForAdministrators, ForSelf } from './signed-in.guard';

@ApiTags('accounts')
@Controller('hub/v1/invitations')
export class InvitationsController {
  constructor(
    private readonly links: OneTimeLinksService,
    private readonly guests: GuestsService,
    private readonly organizations: OrganizationsService,
    private readonly invitations: InvitationsService,
  ) {}

  @Post()
  @ForAdministrators()
  @ApiOperation({
    summary:
      'Make a one-time link with which somebody can sign up, into an organization if one is named; mailed to the guest where an address is given and this hub sends mail',
  })
  @ApiCreatedResponse({ type: MadeInvitationView })
  async invite(
    @CurrentUser() user: UserActor,
    @JsonBody(InviteToHubDto, { optional: true }) { organization, role = 'read', email, locale = 'en' }: InviteToHubDto,
    @Facts() facts: RequestFacts,
    @Req() request: FastifyRequest,
  ): Promise<MadeInvitationView> {
    const mailed = await this.guests.mailed(user, email);
    const link =
      organization === undefined
        ? await this.links.createInvitation(user, facts, mailed)
        : await this.invitations.invite({ ...(await this.organizations.get(organization)), actor: user }, role, facts, mailed);
    await this.guests.post(user, mailed, locale, link, organization);
    return viewMadeInvitation(link, mailed.email !== undefined, request.baseUrl);
  }

  @Post('accept')
  @ForSelf()
  @HttpCode(200)
  @ApiOperation({ summary: 'Take the place in an organization that an invitation offers; uses the link up' })
  @ApiOkResponse({ type: AcceptedInvitationView })
  async accept(
    @CurrentUser() user: UserActor,
    @JsonBody(SecretDto) { secret }: SecretDto,
    @Facts() facts: RequestFacts,
  ): Promise<AcceptedInvitationView> {
    return { organization: (await this.invitations.accept(user, secret, facts)).name };
  }

  @Get(':id')
  @ForSelf()
  @ApiOperation({ summary: 'Where an invitation leads that was mailed to an address of the one who asks, and that nobody has used' })
  @ApiOkResponse({ type: AddressedInvitationView })
  async addressed(@CurrentUser() user: UserActor, @Param('id') id: string): Promise<AddressedInvitationView> {
    const { organization, role, expiresAt } = await this.invitations.addressed(user, idFrom(id));
    return { organization: organization.name, fullName: organization.fullName, role, expiresAt: expiresAt.toISOString() };
  }

  @Post(':id/accept')
  @ForSelf()
  @HttpCode(200)
  @ApiOperation({ summary: 'Accept such an invitation' })
  @ApiOkResponse({ type: AcceptedInvitationView })
  async acceptAddressed(
    @CurrentUser() user: UserActor,
    @Param('id') id: string,
    @Facts() facts: RequestFacts,
  ): Promise<AcceptedInvitationView> {
    return { organization: (await this.invitations.acceptAddressed(user, idFrom(id), facts)).name };
  }

  @Post(':id/decline')
  @ForSelf()
  @HttpCode(204)
  @ApiOperation({ summary: 'Decline such an invitation: it ends' })
  @ApiNoContentResponse()
  async decline(@CurrentUser() user: UserActor, @Param('id') id: string, @Facts() facts: RequestFacts): Promise<void> {
    await this.invitations.decline(user, idFrom(id), facts);
  }
}
