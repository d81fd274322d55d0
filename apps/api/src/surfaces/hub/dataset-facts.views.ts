import { ApiProperty } from '@nestjs/swagger';
import type { CheckSummary, DatasetCheck, DatasetSample } from '../../modules/finetune';
import { DUTIES, type LicenceDuty, type LicencePermission, type Offer, type OfferDetails, PERMISSIONS } from '../../modules/sales';

const NULLABLE_TEXT = { type: String, nullable: true } as const;

export class SampleRowView {
  @ApiProperty({ type: 'integer' }) line: number;
  @ApiProperty({ type: 'object', additionalProperties: true }) row: Record<string, unknown>;
}

export class SampleView {
  @ApiProperty({ description: 'Which file it is the beginning of' }) path: string;
  @ApiProperty({ type: [String] }) columns: string[];
  @ApiProperty({ type: [SampleRowView], description: 'As many as its author shows to everybody' }) rows: SampleRowView[];
}

export class ProblemCountView {
  @ApiProperty() code: string;
  @ApiProperty() severity: string;
  @ApiProperty({ type: 'integer' }) count: number;
  @ApiProperty() isEstimate: boolean;
  @ApiProperty() sentence: string;
}

export class DuplicatesView {
  @ApiProperty({ type: 'integer' }) exact: number;
  @ApiProperty({ type: 'integer' }) near: number;
}

export class CheckSummaryView {
  @ApiProperty({ description: 'green, yellow or red' }) verdict: string;
  @ApiProperty({ type: 'integer' }) rows: number;
  @ApiProperty({ type: 'integer' }) unusable: number;
  @ApiProperty({ type: DuplicatesView }) duplicates: DuplicatesView;
  @ApiProperty({ type: 'integer' }) bytes: number;
  @ApiProperty({ type: [String] }) columns: string[];
  @ApiProperty(NULLABLE_TEXT) shape: string | null;
  @ApiProperty({ type: [ProblemCountView] }) problems: ProblemCountView[];
}

export class DatasetCheckView {
  @ApiProperty() path: string;
  @ApiProperty() commit: string;
  @ApiProperty({ enum: ['waiting', 'done', 'failed'] }) state: 'waiting' | 'done' | 'failed';
  @ApiProperty({ type: CheckSummaryView, nullable: true, description: 'No row, and no place of one' }) report: CheckSummaryView | null;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'Why it could not be checked' }) failure: string | null;
  @ApiProperty({ ...NULLABLE_TEXT, format: 'date-time' }) endedAt: string | null;
  @ApiProperty({ description: 'Of the newest commit' }) isCurrent: boolean;
}

export class DatasetCheckStateView {
  @ApiProperty({ type: DatasetCheckView, nullable: true, description: 'null: nobody asked for one' }) check: DatasetCheckView | null;
}

export class LicenceTermsView {
  @ApiProperty({ ...NULLABLE_TEXT, description: 'Where the licence is one of SPDX’s list' }) spdx: string | null;
  @ApiProperty({ enum: PERMISSIONS, isArray: true, description: 'Beyond using it, or reading it where that is sold' })
  may: LicencePermission[];
  @ApiProperty({ enum: DUTIES, isArray: true }) must: LicenceDuty[];
  @ApiProperty({ ...NULLABLE_TEXT, description: 'Of which file everybody sees rows; null: the first one' }) samplePath: string | null;
  @ApiProperty({ type: 'integer' }) sampleRows: number;
}

export function viewSample({ path, columns, rows }: DatasetSample): SampleView {
  return { path, columns, rows };
}

export function viewCheck({ check, isCurrent }: { check: DatasetCheck; isCurrent: boolean }): DatasetCheckView {
  const { path, commitOid: commit, state, failure, endedAt } = check;
  const report: CheckSummary | null = check.report;
  return { path, commit, state, report, failure, endedAt: endedAt?.toISOString() ?? null, isCurrent };
}

export function viewDetails({ spdx, may, must, samplePath, sampleRows }: OfferDetails): LicenceTermsView {
  return { spdx, may, must, samplePath, sampleRows };
}

/** ODRL 2.2 (https://www.w3.org/TR/odrl-model/) where it has the word; the others are of a profile of our own. */
const ODRL: Record<LicencePermission | LicenceDuty | 'read' | 'use', string> = {
  read: 'odrl:reproduce',
  use: 'odrl:use',
  train: 'mg:train',
  commercial: 'cc:CommercialUse',
  modify: 'odrl:modify',
  redistribute: 'odrl:distribute',
  'distribute-results': 'mg:distributeResults',
  attribute: 'odrl:attribute',
  'share-alike': 'cc:ShareAlike',
  'keep-notices': 'cc:Notice',
};

/** The licence of an offer for programs. What is not permitted is prohibited. */
export function odrlOffer(address: string, { id, scope, licenceName, licenceSha256 }: Offer, details: OfferDetails): object {
  const permitted = [scope, ...details.may];
  const refused = (['read', ...PERMISSIONS] as const).filter((one) => !permitted.includes(one));
  const duty = details.must.map((one) => ({ action: ODRL[one] }));
  const profile = `${new URL(address).origin}/ns/licence`;
  return {
    '@context': [
      'http://www.w3.org/ns/odrl.jsonld',
      { mg: `${profile}#`, cc: 'http://creativecommons.org/ns#', dc: 'http://purl.org/dc/terms/' },
    ],
    '@type': 'Offer',
    uid: `${address}#offer-${id}`,
    profile,
    'dc:title': licenceName,
    'mg:spdx': details.spdx,
    'mg:licenceSha256': licenceSha256.toString('hex'),
    permission: permitted.map((one) => ({ target: address, action: ODRL[one], ...(duty.length > 0 ? { duty } : {}) })),
    prohibition: refused.map((one) => ({ target: address, action: ODRL[one] })),
  };
}
