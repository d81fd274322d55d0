// The ledger as administrators read it. Nothing here writes.
import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { UserActor } from '../../common/actor';
import { Clock } from '../../common/clock';
import { LedgerBook } from '../../modules/ledger';
import { ValidQuery } from '../../platform/http';
import { beforeOf, idFrom } from './id-from';
import {
  ClosedDaysQueryDto,
  LedgerDaysPage,
  LedgerProofView,
  LedgerQueryDto,
  LedgerTransactionsPage,
  LedgerTransactionView,
  viewDays,
  viewProof,
  viewTransaction,
  viewTransactions,
} from './ledger.views';
import { CurrentUser, ForAdministrators } from './signed-in.guard';

const PAGE = 25;

@ApiTags('administration')
@Controller('hub/v1/admin/ledger')
@ForAdministrators()
export class AdminLedgerController {
  constructor(
    private readonly book: LedgerBook,
    private readonly clock: Clock,
  ) {}

  @Get('transactions')
  @ApiOperation({ summary: 'What was booked, each with all of its lines' })
  @ApiOkResponse({ type: LedgerTransactionsPage })
  async transactions(
    @CurrentUser() admin: UserActor,
    @ValidQuery(LedgerQueryDto) { cursor, reference, account, holder }: LedgerQueryDto,
  ): Promise<LedgerTransactionsPage> {
    const filter = { reference: reference ?? null, kind: account ?? null, holder: holder ?? null };
    return viewTransactions(await this.book.transactions(admin, filter, { before: beforeOf(cursor), limit: PAGE }), PAGE);
  }

  @Get('transactions/:id')
  @ApiOperation({ summary: 'One of them' })
  @ApiOkResponse({ type: LedgerTransactionView })
  async transaction(@CurrentUser() admin: UserActor, @Param('id') id: string): Promise<LedgerTransactionView> {
    return viewTransaction(await this.book.transaction(admin, idFrom(id)));
  }

  @Get('days')
  @ApiOperation({ summary: 'The closed days, each with the hash that proves all before it' })
  @ApiOkResponse({ type: LedgerDaysPage })
  async days(@CurrentUser() admin: UserActor, @ValidQuery(ClosedDaysQueryDto) { cursor }: ClosedDaysQueryDto): Promise<LedgerDaysPage> {
    return viewDays(await this.book.days(admin, { before: cursor ?? null, limit: PAGE }), PAGE);
  }

  /** A POST, so that nothing asks for it by itself: it reads every entry. */
  @Post('proof')
  @HttpCode(200)
  @ApiOperation({ summary: 'Add every entry up and compare all that is kept beside them' })
  @ApiOkResponse({ type: LedgerProofView })
  async prove(@CurrentUser() admin: UserActor): Promise<LedgerProofView> {
    return viewProof(await this.book.prove(admin), this.clock.now());
  }
}
