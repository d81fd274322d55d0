import { Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { nameKey } from '@modelgrove/shared';
import type { Actor, UserActor } from '../../common/actor';
import { AccessService } from '../../modules/access';
import { OrganizationsService } from '../../modules/organizations';
import { CurrentActor, JsonBody, type RequestFacts, ValidQuery } from '../../platform/http';
import { idFrom } from './id-from';
import { MemberRoleDto, MembersQueryDto, NewOrganizationDto } from './identity.dto';
import { OrganizationView, viewOrganization } from './identity.views';
import { Facts } from './request-facts';
import { CurrentUser, ForReaders, ForSelf } from './signed-in.guard';

const MEMBERS_PAGE = 200;

@ApiTags('organizations')
@Controller('hub/v1/organizations')
export class OrganizationsController {
  constructor(
    private readonly access: AccessService,
    private readonly organizations: OrganizationsService,
  ) {}

  @Post()
  @ForSelf()
  @ApiOperation({ summary: 'Make an organization' })
  @ApiCreatedResponse({ type: OrganizationView })
  async create(
    @CurrentUser() user: UserActor,
    @JsonBody(NewOrganizationDto) form: NewOrganizationDto,
    @Facts() facts: RequestFacts,
  ): Promise<OrganizationView> {
    await this.organizations.create(user, form, facts);
    return this.view(form.name, user, 0n);
  }

  @Get(':name')
  @ForReaders()
  @ApiOperation({ summary: 'An organization and a page of its members' })
  @ApiOkResponse({ type: OrganizationView })
  get(
    @Param('name') name: string,
    @CurrentActor() actor: Actor,
    @ValidQuery(MembersQueryDto) query: MembersQueryDto,
  ): Promise<OrganizationView> {
    return this.view(name, actor, idFrom(query.cursor ?? '0'));
  }

  @Put(':name/members/:user')
  @ForSelf()
  @HttpCode(204)
  @ApiOperation({ summary: 'Add a member or change their role' })
  @ApiNoContentResponse()
  async setMember(
    @CurrentUser() actor: UserActor,
    @Param('name') name: string,
    @Param('user') user: string,
    @JsonBody(MemberRoleDto) form: MemberRoleDto,
    @Facts() facts: RequestFacts,
  ): Promise<void> {
    await this.organizations.setMember(await this.access.namespace(actor, name, 'administer'), user, form.role, facts);
  }

  @Delete(':name/members/:user')
  @ForSelf()
  @HttpCode(204)
  @ApiOperation({ summary: 'Remove a member, or leave' })
  @ApiNoContentResponse()
  async removeMember(
    @CurrentUser() actor: UserActor,
    @Param('name') name: string,
    @Param('user') user: string,
    @Facts() facts: RequestFacts,
  ): Promise<void> {
    if (nameKey(user) === nameKey(actor.name)) await this.organizations.leave(actor, await this.organizations.get(name), facts);
    else await this.organizations.removeMember(await this.access.namespace(actor, name, 'administer'), user, facts);
  }

  private async view(name: string, actor: Actor, after: bigint): Promise<OrganizationView> {
    const organization = await this.organizations.get(name);
    const members = await this.organizations.members(organization, after, MEMBERS_PAGE);
    const nextCursor = members.length === MEMBERS_PAGE ? String(members.at(-1)?.userId) : null;
    return viewOrganization(organization, members, nextCursor, await this.organizations.roleOf(organization, actor));
  }
}
