import { ApiProperty } from '@nestjs/swagger';
import type { SpendCap, Use } from '../../modules/charges';
import type { GatewayPrice } from '../../modules/gateway';

const NULLABLE_TEXT = { type: String, nullable: true } as const;

export class SpendCapView {
  @ApiProperty({ ...NULLABLE_TEXT, description: 'In minor units; null: none' }) capMinor: string | null;
  @ApiProperty(NULLABLE_TEXT) currency: string | null;
}

export class UseView {
  @ApiProperty() id: string;
  @ApiProperty({ description: 'What was used', example: 'gateway' }) purpose: string;
  @ApiProperty({ description: 'Which of its things; empty where there is one' }) subject: string;
  @ApiProperty({ format: 'date-time', description: 'The first moment of its month, in UTC' }) periodAt: string;
  @ApiProperty() currency: string;
  @ApiProperty({ description: 'What it comes to so far, in minor units: rounded once for the month' }) amountMinor: string;
  @ApiProperty({ description: 'Exactly: millionths of millionths of the currency’s unit' }) usedAtoms: string;
  @ApiProperty({ description: 'Set aside for it now' }) heldMinor: string;
  @ApiProperty({ description: 'It was taken' }) isClosed: boolean;
}

export class UsesPage {
  @ApiProperty({ type: [UseView], description: 'The newest first' }) uses: UseView[];
  @ApiProperty(NULLABLE_TEXT) nextCursor: string | null;
}

export class GatewayPriceView {
  @ApiProperty() model: string;
  @ApiProperty({ type: 'integer', description: 'Millionths of the currency’s unit for a million tokens' }) promptPriceMicro: number;
  @ApiProperty({ type: 'integer' }) completionPriceMicro: number;
  @ApiProperty({ format: 'date-time', description: 'In force from then on' }) since: string;
}

export class GatewayPricesView {
  @ApiProperty({ type: [GatewayPriceView], description: 'The newest first' }) prices: GatewayPriceView[];
}

export function viewCap(cap: SpendCap | null): SpendCapView {
  return { capMinor: cap && String(cap.capMinor), currency: cap?.currency ?? null };
}

export function viewUses(uses: readonly Use[], limit: number): UsesPage {
  const last = uses.length < limit ? undefined : uses.at(-1);
  return { uses: uses.map(viewUse), nextCursor: last ? String(last.meter.id) : null };
}

function viewUse({ meter, amountMinor }: Use): UseView {
  const { id, purpose, subject, periodAt, currency, usedAtoms, heldMinor, promoHeldMinor, closedAt } = meter;
  return {
    id: String(id),
    purpose,
    subject,
    periodAt: periodAt.toISOString(),
    currency,
    amountMinor: String(amountMinor),
    usedAtoms: String(usedAtoms),
    heldMinor: String(heldMinor + promoHeldMinor),
    isClosed: closedAt !== null,
  };
}

export function viewPrices(prices: readonly GatewayPrice[]): GatewayPricesView {
  return { prices: prices.map(({ since, ...price }) => ({ ...price, since: since.toISOString() })) };
}
