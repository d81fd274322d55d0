/** As a list of tokens shows it; the same in every language, because it is kept. */
export function quickTokenName(day: Date, attempt: number): string {
  const date = [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
  return `quick start ${date}${attempt === 1 ? '' : ` (${attempt})`}`;
}
