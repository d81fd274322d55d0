import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { UserActor } from '../../common/actor';
import { HealthService } from '../../modules/administration';
import { AuditReader } from '../../platform/audit';
import { type RequestFacts, ValidQuery } from '../../platform/http';
import { AuditQueryDto } from './admin.dto';
import { HealthView, viewHealth } from './admin-health.views';
import { AuditPage, viewAuditEvent } from './admin.views';
import { idFrom } from './id-from';
import { Facts } from './request-facts';
import { CurrentUser, ForAdministrators } from './signed-in.guard';

const AUDIT_PAGE = 50;

@ApiTags('administration')
@Controller('hub/v1/admin')
@ForAdministrators()
export class AdminHealthController {
  constructor(
    private readonly health: HealthService,
    private readonly audit: AuditReader,
  ) {}

  @Get('health')
  @ApiOperation({ summary: 'Whether the hub is well: stores, disk, jobs, processes, configuration' })
  @ApiOkResponse({ type: HealthView })
  async look(): Promise<HealthView> {
    return viewHealth(await this.health.look());
  }

  @Post('jobs/:id/retry')
  @HttpCode(204)
  @ApiOperation({ summary: 'Try a failed job again now' })
  @ApiNoContentResponse()
  async retry(@CurrentUser() admin: UserActor, @Param('id') id: string, @Facts() facts: RequestFacts): Promise<void> {
    await this.health.retry(admin, idFrom(id), facts);
  }

  @Get('audit')
  @ApiOperation({ summary: 'Who did what, newest first' })
  @ApiOkResponse({ type: AuditPage })
  async events(@ValidQuery(AuditQueryDto) { cursor, ...question }: AuditQueryDto): Promise<AuditPage> {
    const rows = await this.audit.list({ ...question, ...(cursor ? { before: BigInt(cursor) } : {}), limit: AUDIT_PAGE + 1 });
    const items = rows.slice(0, AUDIT_PAGE);
    return { items: items.map(viewAuditEvent), nextCursor: rows.length > AUDIT_PAGE ? String(items.at(-1)?.id) : null };
  }
}
