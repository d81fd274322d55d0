/** The first moment of the month of a moment, or of one so many months later. Months are those of UTC, for everybody. */
export function monthStart(at: Date, later = 0): Date {
  return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + later));
}
