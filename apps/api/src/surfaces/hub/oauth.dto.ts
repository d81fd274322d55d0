import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';

export class OauthDecisionDto {
  @ApiProperty({ enum: ['allow', 'deny'] })
  @IsIn(['allow', 'deny'])
  decision: 'allow' | 'deny';

  @ApiPropertyOptional({ type: [String], description: 'Ids of the organizations that are opened to the program besides the own namespace' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(200)
  @Matches(/^\d{1,18}$/, { each: true, message: 'organizations are ids' })
  organizations?: string[];
}

export class DeviceCodeDto {
  @ApiProperty({ description: 'The code that the device shows, however it is typed' })
  @IsString()
  @MaxLength(40)
  code: string;
}

export class DeviceDecisionDto extends OauthDecisionDto {
  @ApiProperty({ description: 'The code that the device shows, however it is typed' })
  @IsString()
  @MaxLength(40)
  code: string;
}

export class OauthClientChangeDto {
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(200)
  name?: string;

  @ApiPropertyOptional({ description: 'http(s) address, or empty' })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  homepage?: string;

  @ApiPropertyOptional({ type: [String], description: 'Where people may be sent back to; compared exactly' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  redirectUris?: string[];

  @ApiPropertyOptional({ type: [String] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  scopes?: string[];
}

export class NewOauthClientDto {
  @ApiProperty()
  @IsString()
  @MaxLength(200)
  name: string;

  @ApiPropertyOptional({ description: 'http(s) address' })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  homepage?: string;

  @ApiProperty({ type: [String], description: 'Where people may be sent back to; compared exactly' })
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  redirectUris: string[];

  @ApiProperty({ type: [String] })
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  scopes: string[];

  @ApiProperty({ description: 'It runs on a server and can keep a secret' })
  @IsBoolean()
  isConfidential: boolean;
}
