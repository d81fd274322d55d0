// What a main needs of metrics.
export { watchDisk } from './disk-readings';
export { countRequests } from './http-metrics';
export { MetricsPortTaken, openMetrics } from './metrics-server';
export { OutboxReadings } from './outbox-readings.store';
