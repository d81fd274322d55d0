// What namespaces used in a month and what it comes to: of everybody for administrators, and of each for those who see its money.
import { Readable } from 'node:stream';
import { Controller, Get, Header, HttpCode, Param, Put, StreamableFile } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { UserActor } from '../../common/actor';
import { AccessService } from '../../modules/access';
import { type Place, ShowbackCsv, ShowbackRates, ShowbackService } from '../../modules/showback';
import { JsonBody, type RequestFacts, ValidQuery } from '../../platform/http';
import { Facts } from './request-facts';
import { MonthQueryDto, NamespaceShowbackQueryDto, ShowbackQueryDto, ShowbackRatesDto } from './showback.dto';
import { NamespaceShowbackView, ShowbackView, viewNamespaceReport, viewReport } from './showback.views';
import { CurrentUser, ForAdministrators, ForSelf } from './signed-in.guard';

const NAMESPACES = 50;
const REPOSITORIES = 200;

@ApiTags('showback')
@Controller('hub/v1')
export class ShowbackController {
  constructor(
    private readonly access: AccessService,
    private readonly reports: ShowbackService,
    private readonly rates: ShowbackRates,
    private readonly csv: ShowbackCsv,
  ) {}

  @Get('admin/showback')
  @ForAdministrators()
  @ApiOperation({ summary: 'What everybody used in a month, and what it comes to' })
  @ApiOkResponse({ type: ShowbackView })
  async report(
    @CurrentUser() admin: UserActor,
    @ValidQuery(ShowbackQueryDto) { month, kind, cursor }: ShowbackQueryDto,
  ): Promise<ShowbackView> {
    return viewReport(await this.reports.report(admin, month, kind ?? null, { after: cursor ?? null, limit: NAMESPACES }), NAMESPACES);
  }

  @Get('admin/showback.csv')
  @ForAdministrators()
  @Header('content-disposition', 'attachment; filename="showback.csv"')
  @ApiOperation({ summary: 'The same as a table, with a line for each namespace and repository' })
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string' } })
  async table(@CurrentUser() admin: UserActor, @ValidQuery(MonthQueryDto) { month }: MonthQueryDto): Promise<StreamableFile> {
    return csvFile(await this.csv.ofAll(admin, month));
  }

  @Put('admin/showback/rates')
  @HttpCode(204)
  @ForAdministrators()
  @ApiOperation({ summary: 'Set the internal rates, for this month and those to come' })
  @ApiNoContentResponse()
  async setRates(
    @CurrentUser() admin: UserActor,
    @JsonBody(ShowbackRatesDto) form: ShowbackRatesDto,
    @Facts() facts: RequestFacts,
  ): Promise<void> {
    await this.rates.change(admin, form, facts);
  }

  @Get('admin/showback/:name')
  @ForAdministrators()
  @ApiOperation({ summary: 'What one used, by repository; also of one that was deleted, by its last name' })
  @ApiOkResponse({ type: NamespaceShowbackView })
  async ofNamespace(
    @CurrentUser() admin: UserActor,
    @Param('name') name: string,
    @ValidQuery(NamespaceShowbackQueryDto) { month, cursor }: NamespaceShowbackQueryDto,
  ): Promise<NamespaceShowbackView> {
    return viewNamespaceReport(await this.reports.ofName(admin, name, month, { after: placeFrom(cursor), limit: REPOSITORIES }));
  }

  @Get('namespaces/:name/showback')
  @ForSelf()
  @ApiOperation({ summary: 'What it used in a month, by repository, for themselves or its admins' })
  @ApiOkResponse({ type: NamespaceShowbackView })
  async own(
    @CurrentUser() user: UserActor,
    @Param('name') name: string,
    @ValidQuery(NamespaceShowbackQueryDto) { month, cursor }: NamespaceShowbackQueryDto,
  ): Promise<NamespaceShowbackView> {
    const namespace = await this.access.namespace(user, name, 'see-money');
    return viewNamespaceReport(await this.reports.own(namespace, month, { after: placeFrom(cursor), limit: REPOSITORIES }));
  }

  @Get('namespaces/:name/showback.csv')
  @ForSelf()
  @Header('content-disposition', 'attachment; filename="showback.csv"')
  @ApiOperation({ summary: 'The same as a table' })
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string' } })
  async ownTable(
    @CurrentUser() user: UserActor,
    @Param('name') name: string,
    @ValidQuery(MonthQueryDto) { month }: MonthQueryDto,
  ): Promise<StreamableFile> {
    return csvFile(await this.csv.ofOwn(await this.access.namespace(user, name, 'see-money'), month));
  }
}

function csvFile(lines: AsyncIterable<string>): StreamableFile {
  return new StreamableFile(Readable.from(lines, { objectMode: false }), { type: 'text/csv; charset=utf-8' });
}

function placeFrom(cursor: string | undefined): Place | null {
  if (cursor === undefined) return null;
  const colon = cursor.indexOf(':');
  return { id: BigInt(cursor.slice(0, colon)), name: cursor.slice(colon + 1) };
}
