// The arithmetic of money, pure: amounts are bigint minor units, shares exact fractions, moments parameters. It decides how much; who may, and where it is
// booked, is for the rooms of apps/api.
export { MoneyError, type MoneyErrorCode } from './errors';
export { type Fraction } from './fraction';
export { type LineName, type Share, splitByShares, splitCarrying, type SplitLine } from './split';
export * from './sale-split';
export * from './revenue-tree';
export * from './refund';
export * from './periods';
export * from './proration';
export * from './metering';
export * from './compute-share';
export * from './tip-queue';
export * from './tip-simulation';
