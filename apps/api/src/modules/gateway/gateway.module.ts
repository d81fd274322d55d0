import { Module } from '@nestjs/common';
import { Sealer } from '../../platform/signing';
import { JobsModule } from '../jobs';
import { ServingModule } from '../serving';
import { GatewayCalls } from './gateway-calls';
import { GatewayService } from './gateway.service';
import { HubModelCalls } from './hub-model-calls';
import { GatewayStore } from './gateway.store';

@Module({
  imports: [JobsModule, ServingModule],
  providers: [Sealer, GatewayStore, GatewayService, GatewayCalls, HubModelCalls],
  exports: [GatewayService, GatewayCalls],
})
export class GatewayModule {}
