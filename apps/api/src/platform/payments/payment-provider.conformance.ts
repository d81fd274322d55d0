// What every payment provider must do, whoever it is. A new one runs these beside its own tests.
import type { PaymentKind, PaymentOutcome, PaymentProvider } from './payment-provider';

export interface ProviderUnderTest {
  provider: PaymentProvider;
  /** Somebody who can pay and be paid. */
  payerId: bigint;
  currency: string;
  destination: string;
  /** What the payer, or an administrator, does so that a charge succeeds. */
  pay(charge: { key: string; outcome: PaymentOutcome }): Promise<PaymentOutcome>;
}

export function describeProvider(name: string, start: () => Promise<ProviderUnderTest>): void {
  let test: ProviderUnderTest;
  let keys = 0;
  const newKey = (): string => `conformance:${name}:${++keys}`;
  const charge = (key: string, amountMinor = 1000n): Promise<PaymentOutcome> =>
    test.provider.charge({
      key,
      payerId: test.payerId,
      amountMinor,
      currency: test.currency,
      description: 'a top-up',
      returnUrl: 'http://localhost/back',
    });
  const known = (kind: PaymentKind, key: string): Promise<PaymentOutcome | null> => test.provider.find(kind, key);
  const knows = (kind: PaymentKind): boolean => test.provider.kinds.includes(kind);
  async function paid(amountMinor = 1000n): Promise<{ key: string; outcome: PaymentOutcome }> {
    const key = newKey();
    return { key, outcome: await test.pay({ key, outcome: await charge(key, amountMinor) }) };
  }

  describe(`the provider ${name}`, () => {
    beforeAll(async () => {
      test = await start();
    });

    it('makes one payment of a key, however often it is asked, also at the same time', async () => {
      const key = newKey();
      const outcomes = await Promise.all([charge(key), charge(key), charge(key)]);
      expect(new Set(outcomes.map(({ providerRef }) => providerRef)).size).toBe(1);
      expect((await charge(key)).providerRef).toBe(outcomes[0]?.providerRef);
    });

    it('says what became of a payment, and that it has none of a key that it never had', async () => {
      const { key, outcome } = await paid();
      expect(outcome.state).toBe('succeeded');
      expect(await known('charge', newKey())).toBeNull();
      if (!test.provider.isConfirmedByHand)
        expect(await known('charge', key)).toMatchObject({ state: 'succeeded', providerRef: outcome.providerRef });
    });

    it('tells the payer what to do when it has not the money yet', async () => {
      const outcome = await charge(newKey());
      if (outcome.state === 'waiting') expect(outcome.action).toMatchObject({ kind: expect.stringMatching(/^(redirect|transfer)$/) });
      else expect(outcome.state).toBe('succeeded');
    });

    it('gives back once, and refuses what it cannot', async () => {
      const { key: chargeKey, outcome } = await paid();
      const key = newKey();
      const ask = (): Promise<PaymentOutcome> =>
        test.provider.refund({ key, chargeKey, chargeRef: outcome.providerRef, amountMinor: 400n, currency: test.currency });
      if (!knows('refund')) return void (await expect(ask()).rejects.toMatchObject({ code: 'payment/unsupported' }));
      const [first, second] = [await ask(), await ask()];
      expect(second).toEqual(first);
      expect(['waiting', 'succeeded']).toContain(first.state);
    });

    it('pays out once, and refuses what it cannot', async () => {
      const key = newKey();
      const ask = (): Promise<PaymentOutcome> =>
        test.provider.payout({
          key,
          payeeId: 1n,
          amountMinor: 500n,
          currency: test.currency,
          destination: test.destination,
          description: 'a payout',
        });
      if (!knows('payout')) return void (await expect(ask()).rejects.toMatchObject({ code: 'payment/unsupported' }));
      const [first, second] = [await ask(), await ask()];
      expect(second).toEqual(first);
    });

    it('believes no event that is not its own', () => {
      const body = Buffer.from(JSON.stringify({ id: 'evt_1', type: 'charge.succeeded', kind: 'charge', key: 'x' }));
      for (const headers of [{}, { 'grove-payment-signature': `t=1,v1=${'0'.repeat(64)}` }, { 'grove-payment-signature': 'v1=' }])
        expect(() => test.provider.read(body, headers, new Date())).toThrow(expect.objectContaining({ code: 'payment/event-refused' }));
    });

    it('has a book of what it did, if it has one', async () => {
      const { key } = await paid(1234n);
      const found = [];
      for await (const record of test.provider.records(new Date(Date.now() - 3_600_000), new Date(Date.now() + 3_600_000)))
        found.push(record);
      const own = found.filter((record) => record.key === key);
      if (test.provider.isConfirmedByHand) expect(own).toEqual([]);
      else expect(own).toMatchObject([{ kind: 'charge', state: 'succeeded', amountMinor: 1234n, currency: test.currency }]);
    });
  });
}
