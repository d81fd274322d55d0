export type PayoutState = 'requested' | 'approved' | 'paid' | 'failed' | 'declined';

export interface Payout {
  id: bigint;
  namespaceId: bigint;
  namespace: string | null;
  amountMinor: bigint;
  currency: string;
  provider: string;
  /** The last characters of where it goes. */
  destinationEnd: string;
  state: PayoutState;
  paymentId: bigint | null;
  failure: string | null;
  requestedAt: Date;
  decidedAt: Date | null;
  settledAt: Date | null;
}

export interface NewPayout {
  amount: string;
  provider: string;
  /** An account at a bank or a provider, as that one understands it. */
  destination: string;
  requestKey: string;
}
