// What the routes of computing for money take.
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsInt, IsOptional, Matches, Max, Min, ValidateNested } from 'class-validator';
import { Type } from 'class-transformer';
import { SHARING_NAMES, type SharingName } from '../../modules/compute';

const AMOUNT = /^[0-9.]{1,20}$/;
const HOUR = 'Of an hour, as people write it, with six decimal places at the most';

export class ComputeWishDto {
  @ApiProperty({ description: `${HOUR}; 0: only runners that cost nothing`, example: '1.50' }) @Matches(AMOUNT) maxPrice: string;
  @ApiPropertyOptional({
    description: 'The most that it may cost, set aside while it waits and runs; absent: what its limit of time comes to',
  })
  @IsOptional()
  @Matches(AMOUNT)
  mostCost?: string;
  @ApiProperty({
    enum: SHARING_NAMES,
    description: 'Runners of others: none; public: where all that the job reads and makes is public; any: whatever that is',
  })
  @IsIn(SHARING_NAMES)
  runners: SharingName;
}

export class StartJobDto {
  @ApiPropertyOptional({ description: 'Absent: as it was agreed to when the job was made' })
  @IsOptional()
  @ValidateNested()
  @Type(() => ComputeWishDto)
  compute?: ComputeWishDto;
}

export class JobQuoteQueryDto {
  @ApiProperty({ description: HOUR, example: '1.50' }) @Matches(AMOUNT) price: string;
}

export class RateCardDto {
  @ApiProperty({ description: `A job that uses no GPU. ${HOUR}`, example: '0.20' }) @Matches(AMOUNT) cpuHour: string;
  @ApiProperty({ description: `Each GPU of a job that does. ${HOUR}`, example: '1.50' }) @Matches(AMOUNT) gpuHour: string;
  @ApiProperty({ description: 'Takes jobs of others; the hub’s own do anyway' }) @IsBoolean() isOpen: boolean;
}

export class ComputeRulesDto {
  @ApiProperty({ type: 'integer', description: 'The hub’s part of what others’ runners earn, in hundredths of a percent' })
  @IsInt()
  @Min(0)
  @Max(10_000)
  feeBasisPoints: number;
  @ApiProperty({ description: 'Runners may take jobs of others than their owners; false ends it for those that do' })
  @IsBoolean()
  mayOpen: boolean;
}
