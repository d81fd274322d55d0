/** The id that a job was written with, by the name of its field. Throws for a job that was not written by us. */
export function idIn(payload: unknown, field: string): bigint {
  const text = (payload as Record<string, unknown>)[field];
  if (typeof text !== 'string' || !/^\d{1,18}$/.test(text)) throw new Error(`the job has no ${field}`);
  return BigInt(text);
}
