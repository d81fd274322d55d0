import { ApiProperty } from '@nestjs/swagger';
import type { LaneRules } from '../../modules/jobs';
import type { JobTip, JobTipState } from '../../modules/tips';

const STATES = ['held', 'used', 'returned'] as const;
const NULLABLE_NUMBER = { type: 'integer', nullable: true } as const;

export class JobTipView {
  @ApiProperty() id: string;
  @ApiProperty({ description: 'A whole number of the smallest unit of the currency', example: '200' }) amountMinor: string;
  @ApiProperty() currency: string;
  @ApiProperty({ enum: STATES, description: 'used: the job was taken before others' }) state: (typeof STATES)[number];
  @ApiProperty({ ...NULLABLE_NUMBER, description: 'Before how many others (1000: or more)' }) jumped: number | null;
  @ApiProperty({ format: 'date-time' }) at: string;
}

export class JobLanesView {
  @ApiProperty({ type: 'integer' }) free: number;
  @ApiProperty({ type: 'integer' }) of: number;
  @ApiProperty({ type: 'integer' }) overdueAfterSeconds: number;
}

export class JobTipsView {
  @ApiProperty({ type: [JobTipView] }) tips: JobTipView[];
  @ApiProperty() currency: string;
  @ApiProperty({ type: 'integer', description: 'In the lane of tips, as it stands: 1 is the next' }) positionNow: number;
  @ApiProperty({ type: 'integer', description: 'The same with the amount that was asked about' }) positionThen: number;
  @ApiProperty({ ...NULLABLE_NUMBER, description: 'How many others are taken before it at the most once it is overdue, whatever they tip' })
  othersAtMost: number | null;
  @ApiProperty({
    ...NULLABLE_NUMBER,
    description: 'How long it waits at the most, if every job takes as long as it may, whatever others tip',
  })
  longestWaitSeconds: number | null;
  @ApiProperty({ type: JobLanesView }) lanes: JobLanesView;
}

export function viewJobTips({ tips, longestWaitMs, ...state }: JobTipState): JobTipsView {
  return { ...state, tips: tips.map(viewTip), longestWaitSeconds: longestWaitMs === null ? null : Math.ceil(longestWaitMs / 1000) };
}

function viewTip({ id, amountMinor, currency, state, jumped, at }: JobTip): JobTipView {
  return { id: String(id), amountMinor: String(amountMinor), currency, state, jumped, at: at.toISOString() };
}

export function viewLanes({ free, of, overdueAfterSeconds }: LaneRules): JobLanesView {
  return { free, of, overdueAfterSeconds };
}
