// Invoices, as JSON, as a table, and on paper; and who is billed.
import { Controller, Get, Header, Param, Put, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { UserActor } from '../../common/actor';
import { AccessService } from '../../modules/access';
import { BillingDetailsService, invoiceCsv, invoicePdf, InvoicesService } from '../../modules/invoices';
import { JsonBody, type RequestFacts, ValidQuery } from '../../platform/http';
import { beforeOf, idFrom } from './id-from';
import { BillingDetailsDto, LanguageQueryDto } from './plans.dto';
import { BillingDetailsView, InvoicesPage, InvoiceView, viewBillingDetails, viewInvoice, viewInvoices } from './plans.views';
import { Facts } from './request-facts';
import { PageQueryDto } from './sales.dto';
import { CurrentUser, ForSelf } from './signed-in.guard';

const PAGE = 50;

@ApiTags('plans')
@Controller('hub/v1')
@ForSelf()
export class InvoicesController {
  constructor(
    private readonly access: AccessService,
    private readonly invoices: InvoicesService,
    private readonly details: BillingDetailsService,
  ) {}

  @Get('namespaces/:name/invoices')
  @ApiOperation({ summary: 'Its invoices and credit notes' })
  @ApiOkResponse({ type: InvoicesPage })
  async list(
    @CurrentUser() user: UserActor,
    @Param('name') name: string,
    @ValidQuery(PageQueryDto) { cursor }: PageQueryDto,
  ): Promise<InvoicesPage> {
    const namespace = await this.access.namespace(user, name, 'see-money');
    return viewInvoices(await this.invoices.ofNamespace(namespace, { before: beforeOf(cursor), limit: PAGE }), PAGE);
  }

  @Get('invoices/:id')
  @ApiOperation({ summary: 'An invoice as it was issued' })
  @ApiOkResponse({ type: InvoiceView })
  async invoice(@CurrentUser() user: UserActor, @Param('id') id: string): Promise<InvoiceView> {
    return viewInvoice(await this.invoices.find(user, idFrom(id)));
  }

  @Get('invoices/:id/pdf')
  @Header('content-disposition', 'attachment; filename="invoice.pdf"')
  @ApiOperation({ summary: 'The same on paper' })
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async pdf(
    @CurrentUser() user: UserActor,
    @Param('id') id: string,
    @ValidQuery(LanguageQueryDto) { lang = 'en' }: LanguageQueryDto,
  ): Promise<StreamableFile> {
    const invoice = await this.invoices.find(user, idFrom(id));
    return new StreamableFile(await invoicePdf(invoice, lang), { type: 'application/pdf' });
  }

  @Get('invoices/:id/csv')
  @Header('content-disposition', 'attachment; filename="invoice.csv"')
  @ApiOperation({ summary: 'The same as a table' })
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string' } })
  async csv(
    @CurrentUser() user: UserActor,
    @Param('id') id: string,
    @ValidQuery(LanguageQueryDto) { lang = 'en' }: LanguageQueryDto,
  ): Promise<StreamableFile> {
    const invoice = await this.invoices.find(user, idFrom(id));
    return new StreamableFile(Buffer.from(invoiceCsv(invoice, lang)), { type: 'text/csv; charset=utf-8' });
  }

  @Get('namespaces/:name/billing-details')
  @ApiOperation({ summary: 'Who is billed' })
  @ApiOkResponse({ type: BillingDetailsView })
  async billingDetails(@CurrentUser() user: UserActor, @Param('name') name: string): Promise<BillingDetailsView> {
    return viewBillingDetails(await this.details.find(await this.access.namespace(user, name, 'see-money')));
  }

  @Put('namespaces/:name/billing-details')
  @ApiOperation({ summary: 'Say who is billed, for invoices to come' })
  @ApiOkResponse({ type: BillingDetailsView })
  async setBillingDetails(
    @CurrentUser() user: UserActor,
    @Param('name') name: string,
    @JsonBody(BillingDetailsDto) form: BillingDetailsDto,
    @Facts() facts: RequestFacts,
  ): Promise<BillingDetailsView> {
    const namespace = await this.access.namespace(user, name, 'spend-money');
    return viewBillingDetails(await this.details.set(namespace, form, facts));
  }
}
