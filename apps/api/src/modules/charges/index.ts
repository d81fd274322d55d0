// What is paid by use: meters, the money that is set aside for them, and what they come to.
export { ChargePurposes } from './charge-purposes';
export { ChargesDoctor } from './charges-doctor';
export { ChargesModule } from './charges.module';
export { ChargesService } from './charges.service';
export type { ChargePurpose, Meter, Reservation, SpendCap, Use } from './charges.types';
export { MeterSettler } from './meter-settler';
export { SpendAlerts } from './spend-alerts';
