import { Module } from '@nestjs/common';
import { Sealer } from '../../platform/signing';
import { ChargesModule } from '../charges';
import { JobsModule } from '../jobs';
import { EntitlementsModule } from '../plans';
import { ServingModule } from '../serving';
import { GatewayBills } from './gateway-bills';
import { GatewayCalls } from './gateway-calls';
import { GatewayService } from './gateway.service';
import { HubModelCalls } from './hub-model-calls';
import { GatewayStore } from './gateway.store';

@Module({
  imports: [ChargesModule, JobsModule, ServingModule, EntitlementsModule],
  providers: [Sealer, GatewayStore, GatewayService, GatewayBills, GatewayCalls, HubModelCalls],
  exports: [GatewayService, GatewayCalls],
})
export class GatewayModule {}
