// What payment providers tell by themselves. Whoever it is has no account here: what they send is believed by its signature alone, over the bytes as they came.
import { Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { WalletsService } from '../../modules/wallets';
import { JsonBody, readBody } from '../../platform/http';
import { FakePayments, Payments } from '../../platform/payments';
import { TestPaymentDto } from './money.dto';
import { TestPaymentView } from './money.views';
import { ForUsers } from './signed-in.guard';

const LIMIT_BYTES = 256 * 1024;

@ApiTags('money')
@Controller('hub/v1')
export class PaymentEventsController {
  constructor(
    private readonly payments: Payments,
    private readonly wallets: WalletsService,
    private readonly fake: FakePayments,
  ) {}

  @Post('payment-events/:provider')
  @HttpCode(204)
  @ApiOperation({ summary: 'Events of a payment provider, signed by it' })
  @ApiNoContentResponse()
  async receive(@Param('provider') provider: string, @Req() request: FastifyRequest): Promise<void> {
    await this.payments.receive(provider, await readBody(request, LIMIT_BYTES), request.headers);
  }

  @Get('test-payments/:ref')
  @ForUsers()
  @ApiOperation({ summary: 'A payment at the provider of demonstrations, as its payer sees it' })
  @ApiOkResponse({ type: TestPaymentView })
  async testPayment(@Param('ref') ref: string): Promise<TestPaymentView> {
    const { amountMinor, ...payment } = await this.fake.find(ref);
    return { ...payment, amountMinor: String(amountMinor) };
  }

  @Post('test-payments/:ref')
  @ForUsers()
  @HttpCode(204)
  @ApiOperation({ summary: 'Pay it, or decline: what the page of a real provider does' })
  @ApiNoContentResponse()
  async decide(@Param('ref') ref: string, @JsonBody(TestPaymentDto) { isPaid }: TestPaymentDto): Promise<void> {
    this.wallets.assertOn();
    await this.fake.decide(ref, isPaid);
  }
}
