// What a namespace stores and may store: its members see it, administrators of the hub set the limits.
import { Controller, Get, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { UserActor } from '../../common/actor';
import { AccessService, type GrantedNamespace } from '../../modules/access';
import { AdministrationService } from '../../modules/administration';
import { QuotasService } from '../../modules/quotas';
import { JsonBody, type RequestFacts, ValidQuery } from '../../platform/http';
import { afterOf, NamespaceUsageView, QuotaDto, UsagesDto, UsagesPage, viewUsages } from './quotas.dto';
import { Facts } from './request-facts';
import { CurrentUser, ForAdministrators, ForUsers } from './signed-in.guard';

@ApiTags('namespaces')
@Controller('hub/v1')
export class QuotasController {
  constructor(
    private readonly access: AccessService,
    private readonly quotas: QuotasService,
    private readonly administration: AdministrationService,
  ) {}

  @Get('namespaces/:name/usage')
  @ForUsers()
  @ApiOperation({ summary: 'What a namespace stores, for its members' })
  @ApiOkResponse({ type: NamespaceUsageView })
  async usage(@CurrentUser() user: UserActor, @Param('name') name: string): Promise<NamespaceUsageView> {
    return this.view(await this.access.namespace(user, name, 'see-usage'));
  }

  @Get('admin/namespaces')
  @ForAdministrators()
  @ApiOperation({ summary: 'What every user and organization stores and may store, those that store most first' })
  @ApiOkResponse({ type: UsagesPage })
  async usages(@ValidQuery(UsagesDto) { cursor, ...question }: UsagesDto): Promise<UsagesPage> {
    return viewUsages(await this.administration.usages(question, afterOf(cursor)));
  }

  @Get('admin/namespaces/:name/quota')
  @ForAdministrators()
  @ApiOperation({ summary: 'What a namespace stores, and its limits' })
  @ApiOkResponse({ type: NamespaceUsageView })
  async quota(@CurrentUser() user: UserActor, @Param('name') name: string): Promise<NamespaceUsageView> {
    return this.view(await this.access.namespace(user, name, 'administer'));
  }

  @Put('admin/namespaces/:name/quota')
  @ForAdministrators()
  @ApiOperation({ summary: 'Limit what a namespace may store' })
  @ApiOkResponse({ type: NamespaceUsageView })
  async setQuota(
    @CurrentUser() user: UserActor,
    @Param('name') name: string,
    @JsonBody(QuotaDto) form: QuotaDto,
    @Facts() facts: RequestFacts,
  ): Promise<NamespaceUsageView> {
    const namespace = await this.access.namespace(user, name, 'administer');
    const { isDefault, maxBytes = null, maxRepositories = null } = form;
    await this.quotas.setQuota(user, namespace, isDefault ? 'default' : { maxBytes, maxRepositories }, facts);
    return this.view(namespace);
  }

  private async view({ id, name }: GrantedNamespace): Promise<NamespaceUsageView> {
    return { namespace: name, ...(await this.quotas.usage(id)) };
  }
}
