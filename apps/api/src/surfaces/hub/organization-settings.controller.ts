import { Controller, Delete, Get, HttpCode, Param, Patch, Post, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { UserActor } from '../../common/actor';
import { AccessService, type GrantedNamespace } from '../../modules/access';
import { GuestsService, NamespacesService } from '../../modules/accounts';
import { InvitationsService, OrganizationsService } from '../../modules/organizations';
import { JsonBody, type RequestFacts } from '../../platform/http';
import { idFrom } from './id-from';
import { MadeInvitationView, viewMadeInvitation } from './identity.views';
import { ChangeOrganizationDto, InviteDto } from './people.dto';
import { InvitationView, ProfileView, viewInvitation } from './people.views';
import { Profiles } from './profiles';
import { changesOf } from './profiles.controller';
import { Facts } from './request-facts';
import { CurrentUser, ForSelf } from './signed-in.guard';

/** What the admins of an organization do with it. */
@ApiTags('organizations')
@Controller('hub/v1/organizations/:name')
@ForSelf()
export class OrganizationSettingsController {
  constructor(
    private readonly access: AccessService,
    private readonly names: NamespacesService,
    private readonly organizations: OrganizationsService,
    private readonly invitations: InvitationsService,
    private readonly guests: GuestsService,
    private readonly profiles: Profiles,
  ) {}

  @Patch()
  @ApiOperation({ summary: 'Change what the page of an organization says, or its name' })
  @ApiOkResponse({ type: ProfileView })
  async change(
    @CurrentUser() user: UserActor,
    @Param('name') name: string,
    @JsonBody(ChangeOrganizationDto) form: ChangeOrganizationDto,
    @Facts() facts: RequestFacts,
  ): Promise<ProfileView> {
    const organization = await this.administered(user, name);
    const changes = changesOf(form);
    if (Object.keys(changes).length > 0) await this.names.describe(organization, changes, facts);
    const renamed = form.name !== undefined && form.name !== organization.name;
    if (renamed) await this.names.rename(organization, form.name ?? '', facts);
    return this.profiles.of(form.name ?? organization.name, user);
  }

  @Delete()
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete an organization that owns no repositories; its name is never given away again' })
  @ApiNoContentResponse()
  async remove(@CurrentUser() user: UserActor, @Param('name') name: string, @Facts() facts: RequestFacts): Promise<void> {
    await this.organizations.remove(await this.administered(user, name), facts);
  }

  @Get('invitations')
  @ApiOperation({ summary: 'Invitations that nobody has used yet, newest first, at most a hundred' })
  @ApiOkResponse({ type: [InvitationView] })
  async list(@CurrentUser() user: UserActor, @Param('name') name: string): Promise<InvitationView[]> {
    return (await this.invitations.open(await this.administered(user, name))).map(viewInvitation);
  }

  @Post('invitations')
  @ApiOperation({
    summary:
      'Make a one-time link by which somebody becomes a member, with or without an account so far; mailed to them where an address is given and this hub sends mail',
  })
  @ApiCreatedResponse({ type: MadeInvitationView })
  async invite(
    @CurrentUser() user: UserActor,
    @Param('name') name: string,
    @JsonBody(InviteDto) { role, email, locale = 'en' }: InviteDto,
    @Facts() facts: RequestFacts,
    @Req() request: FastifyRequest,
  ): Promise<MadeInvitationView> {
    const organization = await this.administered(user, name);
    const mailed = await this.guests.mailed(user, email);
    const link = await this.invitations.invite(organization, role, facts, mailed);
    await this.guests.post(user, mailed, locale, link, organization.name);
    return viewMadeInvitation(link, mailed.email !== undefined, request.baseUrl);
  }

  @Delete('invitations/:id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Withdraw an invitation' })
  @ApiNoContentResponse()
  async withdraw(
    @CurrentUser() user: UserActor,
    @Param('name') name: string,
    @Param('id') id: string,
    @Facts() facts: RequestFacts,
  ): Promise<void> {
    await this.invitations.withdraw(await this.administered(user, name), idFrom(id), facts);
  }

  /** A person's own name is a namespace they administer, and no organization. */
  private async administered(user: UserActor, name: string): Promise<GrantedNamespace> {
    const granted = await this.access.namespace(user, name, 'administer');
    if (granted.kind !== 'organization') await this.organizations.get(name);
    return granted;
  }
}
