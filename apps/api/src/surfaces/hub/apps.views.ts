import { ApiProperty } from '@nestjs/swagger';
import type { AppState } from '../../modules/apps';

const STATES: AppState[] = ['ready', 'other-sdk', 'no-sdk', 'no-page'];

export class AppView {
  @ApiProperty({
    enum: STATES,
    description:
      '`other-sdk`: it would need a server. `no-sdk`: its card does not say `sdk: static`. `no-page`: the page that opens first is missing',
  })
  state: AppState;
  @ApiProperty({ type: String, nullable: true }) sdk: string | null;
  @ApiProperty({ description: 'The page that opens first' }) appFile: string;
  @ApiProperty() commitOid: string;
  @ApiProperty({ type: String, nullable: true, description: 'Where it runs; null when it does not' }) url: string | null;
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When the address ends, where not everybody may see the app',
  })
  expiresAt: string | null;
  @ApiProperty({ description: 'It runs on an origin of its own. Otherwise without any: it keeps nothing' }) isIsolated: boolean;
  @ApiProperty({ description: 'Pages of other sites may show it' }) embeddable: boolean;
}
