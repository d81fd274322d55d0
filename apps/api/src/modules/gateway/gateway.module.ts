import { Module } from '@nestjs/common';
import { Sealer } from '../../platform/signing';
import { JobsModule } from '../jobs';
import { GatewayCalls } from './gateway-calls';
import { GatewayService } from './gateway.service';
import { GatewayStore } from './gateway.store';

@Module({ imports: [JobsModule], providers: [Sealer, GatewayStore, GatewayService, GatewayCalls], exports: [GatewayService, GatewayCalls] })
export class GatewayModule {}
