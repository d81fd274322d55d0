import { ApiProperty } from '@nestjs/swagger';
import type { LinkedIdentity } from '../../modules/sso';

export class PendingSignInView {
  @ApiProperty({ description: 'Free at this moment; empty when none could be made' }) suggestedName: string;
  @ApiProperty() fullName: string;
  @ApiProperty({ type: String, nullable: true }) email: string | null;
  @ApiProperty({ description: 'An account has this address already' }) isKnownAddress: boolean;
  @ApiProperty() canSignUp: boolean;
}

export class LinkedIdentityView {
  @ApiProperty() id: string;
  @ApiProperty() issuer: string;
  @ApiProperty({ type: String, nullable: true }) email: string | null;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) lastSignInAt: string | null;
}

export class LeaveView {
  @ApiProperty({ description: 'Where the browser goes' }) url: string;
}

export class SignedOutView {
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Where the browser ends its session at the provider; null: there is nothing to end',
  })
  url: string | null;
}

export function viewIdentity({ id, issuer, email, createdAt, lastSignInAt }: LinkedIdentity): LinkedIdentityView {
  return { id: String(id), issuer, email, createdAt: createdAt.toISOString(), lastSignInAt: lastSignInAt?.toISOString() ?? null };
}
