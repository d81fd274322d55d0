// The gate of a repository: what its routes take and answer.
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsObject, IsOptional, Matches, MaxLength } from 'class-validator';
import type { AccessRequest, GateState, RequestStatus } from '../../modules/access-requests';

const STATUSES: RequestStatus[] = ['pending', 'accepted', 'rejected'];
const TYPES: GateState['form']['fields'][number]['type'][] = ['text', 'checkbox', 'select', 'country', 'date_picker'];
const NULLABLE_TEXT = { type: String, nullable: true } as const;
const NO_NUL = /^[^\0]*$/;

export class AccessRequestDto {
  @ApiPropertyOptional({ type: 'object', additionalProperties: true, description: 'By the names of the form' })
  @IsOptional()
  @IsObject()
  fields?: Record<string, unknown>;
}

export class AccessRequestsQueryDto {
  @ApiProperty({ enum: STATUSES }) @IsIn(STATUSES) status: RequestStatus;
  @ApiPropertyOptional() @IsOptional() @Matches(/^\d{1,18}$/) cursor?: string;
}

export class AccessPersonDto {
  @ApiProperty() @Matches(NO_NUL) @MaxLength(96) user: string;
}

export class AccessDecisionDto extends AccessPersonDto {
  @ApiProperty({ enum: STATUSES, description: 'pending: what was decided is taken back' }) @IsIn(STATUSES) status: RequestStatus;
  @ApiPropertyOptional({ description: 'Of a rejection' }) @IsOptional() @Matches(NO_NUL) @MaxLength(500) reason?: string;
}

export class GateFieldView {
  @ApiProperty() name: string;
  @ApiProperty({ enum: TYPES }) type: (typeof TYPES)[number];
  @ApiProperty({ type: [String] }) options: string[];
}

export class OwnAccessView {
  @ApiProperty({ enum: STATUSES }) status: RequestStatus;
  @ApiProperty({ format: 'date-time' }) askedAt: string;
  @ApiProperty(NULLABLE_TEXT) rejectionReason: string | null;
}

export class GateView {
  @ApiProperty({ ...NULLABLE_TEXT, description: 'What one agrees to' }) prompt: string | null;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'What stands on the button' }) button: string | null;
  @ApiProperty({ type: [GateFieldView] }) fields: GateFieldView[];
  @ApiProperty({ type: OwnAccessView, nullable: true }) own: OwnAccessView | null;
}

export class AccessAskedView {
  @ApiProperty({ enum: STATUSES }) status: RequestStatus;
}

export class AccessRequestView {
  @ApiProperty() id: string;
  @ApiProperty() user: string;
  @ApiProperty() fullName: string;
  @ApiProperty(NULLABLE_TEXT) email: string | null;
  @ApiProperty({ enum: STATUSES }) status: RequestStatus;
  @ApiProperty({ type: 'object', additionalProperties: true }) fields: Record<string, string | boolean>;
  @ApiProperty({ format: 'date-time' }) askedAt: string;
  @ApiProperty(NULLABLE_TEXT) rejectionReason: string | null;
}

export class AccessRequestsView {
  @ApiProperty({ type: [AccessRequestView] }) items: AccessRequestView[];
  @ApiProperty(NULLABLE_TEXT) nextCursor: string | null;
}

export function viewGate({ form, own }: GateState): GateView {
  return {
    ...form,
    own: own && { status: own.status, askedAt: own.askedAt.toISOString(), rejectionReason: own.rejectionReason },
  };
}

export function viewAccessRequest({
  id,
  name,
  fullName,
  email,
  status,
  fields,
  askedAt,
  rejectionReason,
}: AccessRequest): AccessRequestView {
  return { id: String(id), user: name, fullName, email, status, fields, askedAt: askedAt.toISOString(), rejectionReason };
}
