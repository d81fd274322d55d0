// What the routes of one's own account and its second factor answer.
import { ApiProperty } from '@nestjs/swagger';
import type { OwnAccount, TwoFactorState } from '../../modules/accounts';
import { SessionUserView } from './identity.views';

export class EnrolmentView {
  @ApiProperty({ description: 'In the letters that are typed by hand (base32)' }) secret: string;
  @ApiProperty({ description: 'otpauth://…, for a QR code' }) uri: string;
}

export class SecondFactorView {
  @ApiProperty({ type: SessionUserView }) user: SessionUserView;
  @ApiProperty({ type: [String], nullable: true, description: 'When the second factor was turned on just now; shown this once' })
  recoveryCodes: string[] | null;
}

export class RecoveryCodesView {
  @ApiProperty({ type: [String], description: 'Shown this once' }) recoveryCodes: string[];
}

export class TwoFactorView {
  @ApiProperty() isOn: boolean;
  @ApiProperty({ description: 'The operator demands it of this account' }) isRequired: boolean;
  @ApiProperty() recoveryCodesLeft: number;
}

export class OwnAccountView {
  @ApiProperty() name: string;
  @ApiProperty({ type: String, nullable: true }) email: string | null;
  @ApiProperty() isEmailVerified: boolean;
  @ApiProperty({ type: String, nullable: true, description: 'Waits for its owner to open the link' }) pendingEmail: string | null;
  @ApiProperty({ description: 'The language of mails' }) locale: string;
  @ApiProperty() hasPassword: boolean;
  @ApiProperty({ description: 'An account that owns some cannot be deleted' }) ownedRepositories: number;
  @ApiProperty({ type: TwoFactorView }) twoFactor: TwoFactorView;
}

export class ResetAskedView {
  @ApiProperty({ enum: ['mail', 'administrator'], description: 'Who gives the link' }) by: 'mail' | 'administrator';
}

export function viewOwnAccount(
  { account, hasPassword, pendingEmail, ownedRepositories }: OwnAccount,
  twoFactor: TwoFactorState,
): OwnAccountView {
  const { name, email, emailVerifiedAt, locale } = account;
  const isEmailVerified = emailVerifiedAt !== null;
  return { name, email, isEmailVerified, pendingEmail, locale, hasPassword, ownedRepositories, twoFactor };
}
