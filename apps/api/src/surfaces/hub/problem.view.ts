// The one shape of every refusal of /hub/v1 (RFC 9457), as the contract describes it; hub.errors.ts makes it.
import { ApiProperty } from '@nestjs/swagger';
import type { Problem } from './hub.errors';

export class ProblemFieldView {
  @ApiProperty() field: string;
  @ApiProperty() message: string;
}

export class ProblemView implements Problem {
  @ApiProperty({ description: 'A URN made of the code' }) type: string;
  @ApiProperty() title: string;
  @ApiProperty({ type: 'integer' }) status: number;
  @ApiProperty({ description: 'Stable: what programs compare, such as `repository/not-found`' }) code: string;
  @ApiProperty({ description: 'A sentence for people' }) detail: string;
  @ApiProperty() requestId: string;
  @ApiProperty({ type: [ProblemFieldView], required: false, description: 'The inputs that were refused' }) fields?: ProblemFieldView[];
  @ApiProperty({
    required: false,
    description:
      'Why administrators took it down, to who keeps it; what a rule keeps from a branch or tag: `force`, `deletion`, `maintainers`, `pull-request`, `approvals`',
  })
  reason?: string;
  @ApiProperty({ required: false, description: 'Of the rule that protects the branch or tag' }) pattern?: string;
}
