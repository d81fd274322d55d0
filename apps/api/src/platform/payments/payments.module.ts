import { Global, Module } from '@nestjs/common';
import { AppConfig } from '../config';
import { Sealer } from '../signing';
import { CreditBudgetsStore } from './credit-budgets.store';
import { CreditsProvider } from './credits-provider';
import { FakeBook } from './fake-book.store';
import { FakePayments } from './fake-payments';
import { FakeProvider } from './fake-provider';
import { ManualProvider } from './manual-provider';
import type { PaymentProvider } from './payment-provider';
import { PaymentProviders, PROVIDERS } from './payment-providers';
import { PaymentPurposes } from './payment-purposes';
import { Payments } from './payments';
import { PaymentsStore } from './payments.store';
import { Reconciler } from './reconciliation';

@Global()
@Module({
  providers: [
    PaymentsStore,
    CreditBudgetsStore,
    FakeBook,
    CreditsProvider,
    {
      provide: FakeProvider,
      useFactory: (book: FakeBook, sealer: Sealer, config: AppConfig) =>
        new FakeProvider(book, sealer.digest('payments-fake', 'events'), config.publicUrl),
      inject: [FakeBook, Sealer, AppConfig],
    },
    {
      provide: PROVIDERS,
      useFactory: ({ payments }: AppConfig, credits: CreditsProvider, fake: FakeProvider): PaymentProvider[] => {
        const known: Record<string, PaymentProvider> = { manual: new ManualProvider(payments.transferInstructions), credits, fake };
        return payments.providers.map((name) => known[name] as PaymentProvider);
      },
      inject: [AppConfig, CreditsProvider, FakeProvider],
    },
    PaymentProviders,
    PaymentPurposes,
    Payments,
    Reconciler,
    FakePayments,
  ],
  exports: [Payments, PaymentPurposes, PaymentProviders, Reconciler, CreditBudgetsStore, FakePayments],
})
export class PaymentsModule {}
