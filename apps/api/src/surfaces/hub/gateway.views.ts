import { ApiProperty } from '@nestjs/swagger';
import { type GatewayUpstream, MODEL_KINDS, type ModelKind } from '../../modules/gateway';

export class GatewayModelView {
  @ApiProperty() name: string;
  @ApiProperty() upstreamModel: string;
  @ApiProperty({ enum: MODEL_KINDS }) kind: ModelKind;
  @ApiProperty({ type: 'integer', description: 'Millionths of the currency’s unit for a million tokens' }) promptPriceMicro: number;
  @ApiProperty({ type: 'integer' }) completionPriceMicro: number;
}

export class GatewayUpstreamView {
  @ApiProperty() id: string;
  @ApiProperty() name: string;
  @ApiProperty() baseUrl: string;
  @ApiProperty() hasKey: boolean;
  @ApiProperty() isEnabled: boolean;
  @ApiProperty({ type: [GatewayModelView] }) models: GatewayModelView[];
  @ApiProperty({ format: 'date-time' }) createdAt: string;
}

export class GatewayUpstreamsView {
  @ApiProperty({ type: [GatewayUpstreamView] }) upstreams: GatewayUpstreamView[];
}

export function viewUpstream({ id, name, baseUrl, hasKey, isEnabled, models, createdAt }: GatewayUpstream): GatewayUpstreamView {
  const shown = models.map((model) => {
    const { upstreamModel, kind, promptPriceMicro, completionPriceMicro } = model;
    return { name: model.name, upstreamModel, kind, promptPriceMicro, completionPriceMicro };
  });
  return { id: String(id), name, baseUrl, hasKey, isEnabled, models: shown, createdAt: createdAt.toISOString() };
}
