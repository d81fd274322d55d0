// What the routes of one's own account and its second factor take.
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsEmail, IsNotEmpty, IsOptional, IsString, MaxLength, ValidateIf } from 'class-validator';
import { LocaleField, OptionalLocaleField } from './locale-field';

export class SecondFactorDto {
  @ApiProperty({ description: 'Six digits of the authenticator app, or a recovery code' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(40)
  code: string;
}

/** Accounts that sign in by a provider may have no password: they leave it empty. */
export class ConfirmedDto {
  @ApiPropertyOptional({ format: 'password', description: 'Of the account, if it has one' })
  @IsOptional()
  @IsString()
  @MaxLength(1024)
  password?: string;
}

export class ConfirmedCodeDto extends ConfirmedDto {
  @ApiProperty({ description: 'Six digits of the authenticator app, or a recovery code' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(40)
  code: string;
}

export class CodeDto {
  @ApiProperty({ description: 'Six digits of the authenticator app' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(40)
  code: string;
}

export class EmailDto extends ConfirmedDto {
  @ApiProperty({ type: String, format: 'email', nullable: true, description: 'null: none' })
  @ValidateIf((form: EmailDto) => form.email !== null)
  @IsEmail()
  @MaxLength(254)
  email: string | null;
}

export class LocaleDto {
  @LocaleField() locale: string;
}

export class SsoAccountDto {
  @ApiProperty()
  @IsString()
  @IsNotEmpty()
  @MaxLength(96)
  name: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(120)
  fullName?: string;

  @OptionalLocaleField('The language of mails') locale?: string;
}

export class NextDto {
  @ApiPropertyOptional({ description: 'A path of this site to come back to' })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  next?: string;
}

export class ForgotDto {
  @ApiProperty({ description: 'Name or e-mail address' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(254)
  login: string;
}
