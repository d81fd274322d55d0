// The arithmetic of money, pure: amounts are bigint minor units, shares exact fractions, moments parameters. It decides how much; who may, and where it is
// booked, is for the rooms of apps/api.
export { MoneyError, type MoneyErrorCode } from './errors';
export * from './refund';
export * from './periods';
