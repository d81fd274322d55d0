import { GB } from '../../../lib/model-memory';

/** `38 GB`, `0.9 GB`: an estimate has no more digits than it deserves. What is needed is rounded up. */
export function formatMemory(bytes: number, locale: string): string {
  const gigabytes = bytes / GB;
  const amount = gigabytes >= 10 ? Math.ceil(gigabytes) : Math.ceil(gigabytes * 10) / 10;
  return `${new Intl.NumberFormat(locale).format(amount)} GB`;
}
