import { Module } from '@nestjs/common';
import { PaymentCallProcessor, PaymentLookProcessor } from './payments.processors';

/** Beside PaymentsModule, in a process that runs jobs. */
@Module({ providers: [PaymentCallProcessor, PaymentLookProcessor] })
export class PaymentsWorkerModule {}
