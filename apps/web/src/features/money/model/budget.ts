/** How much of a budget is used, in percent from 0 to 100. A budget of nothing is used from the start. */
export function spentShare(usedMinor: string, monthlyMinor: string): number {
  const [used, monthly] = [BigInt(usedMinor), BigInt(monthlyMinor)];
  return monthly === 0n || used >= monthly ? 100 : Number((used * 100n) / monthly);
}

/** Budgets are of months in UTC. */
export function nextMonth(now: Date): Date {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1));
}
