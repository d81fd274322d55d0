import type { AppConfig } from '../platform/config';
import { openMetrics, watchDisk } from '../platform/metrics/server';

/** Where GROVE_METRICS says; the returned function closes it. */
export async function showMetrics(config: AppConfig): Promise<() => Promise<void>> {
  const forget = watchDisk(config);
  const close = await openMetrics(config.metrics);
  return () => {
    forget();
    return close();
  };
}
