import { Controller, Delete, Get, HttpCode, Param, Patch, Post, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { UserActor } from '../../common/actor';
import { AccountsService, OneTimeLinksService } from '../../modules/accounts';
import { AdministrationService } from '../../modules/administration';
import { JsonBody, type RequestFacts, ValidQuery } from '../../platform/http';
import { AdminListDto, AdminUsersDto, ChangeUserDto } from './admin.dto';
import { AdminOrganizationPage, AdminUserPage, viewAdminOrganization, viewAdminUser, viewPage } from './admin.views';
import { beforeOf } from './id-from';
import { OneTimeLinkView, viewOneTimeLink } from './identity.views';
import { Facts } from './request-facts';
import { CurrentUser, ForAdministrators } from './signed-in.guard';

@ApiTags('administration')
@Controller('hub/v1/admin')
@ForAdministrators()
export class AdminPeopleController {
  constructor(
    private readonly administration: AdministrationService,
    private readonly accounts: AccountsService,
    private readonly links: OneTimeLinksService,
  ) {}

  @Get('users')
  @ApiOperation({ summary: 'Everybody with an account, newest first' })
  @ApiOkResponse({ type: AdminUserPage })
  async users(@ValidQuery(AdminUsersDto) { cursor, ...question }: AdminUsersDto): Promise<AdminUserPage> {
    return viewPage(await this.administration.users(question, beforeOf(cursor)), viewAdminUser);
  }

  /** The last administrator who can sign in stays one: 'account/last-administrator'. */
  @Patch('users/:name')
  @HttpCode(204)
  @ApiOperation({ summary: 'Make somebody an administrator or not, disable or enable their account' })
  @ApiNoContentResponse()
  async change(
    @CurrentUser() admin: UserActor,
    @Param('name') name: string,
    @JsonBody(ChangeUserDto) { isAdmin, disabled }: ChangeUserDto,
    @Facts() facts: RequestFacts,
  ): Promise<void> {
    await this.accounts.known(name);
    if (isAdmin !== undefined) await this.accounts.setAdmin(admin, name, isAdmin, facts);
    if (disabled !== undefined) await this.accounts.setDisabled(admin, name, disabled, facts);
  }

  /** Refused for whoever owns repositories or is the only admin of an organization. */
  @Delete('users/:name')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete an account for ever; its name is never given away again' })
  @ApiNoContentResponse()
  async remove(@CurrentUser() admin: UserActor, @Param('name') name: string, @Facts() facts: RequestFacts): Promise<void> {
    await this.accounts.remove(admin, name, facts);
  }

  @Post('users/:name/reset-link')
  @ApiOperation({ summary: 'Make a one-time link by which somebody sets a new password; earlier ones end' })
  @ApiCreatedResponse({ type: OneTimeLinkView })
  async resetLink(
    @CurrentUser() admin: UserActor,
    @Param('name') name: string,
    @Facts() facts: RequestFacts,
    @Req() request: FastifyRequest,
  ): Promise<OneTimeLinkView> {
    return viewOneTimeLink(await this.links.createResetLink(admin, name, facts), request.baseUrl);
  }

  @Get('organizations')
  @ApiOperation({ summary: 'Every organization, newest first' })
  @ApiOkResponse({ type: AdminOrganizationPage })
  async organizations(@ValidQuery(AdminListDto) { search, cursor }: AdminListDto): Promise<AdminOrganizationPage> {
    return viewPage(await this.administration.organizations(search, beforeOf(cursor)), viewAdminOrganization);
  }
}
