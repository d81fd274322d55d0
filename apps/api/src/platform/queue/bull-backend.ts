// The two backends of BullMQ as one: Redis by ioredis, or BullMQ's own tables in schema `bull` of our database.
import { createPostgresBackend, Queue, type QueueOptions, Worker, type WorkerOptions } from 'bullmq';

export type Processor = (job: { id?: string; name: string }) => Promise<void>;
export type BullQueueHandle = Pick<Queue, 'addBulk' | 'waitUntilReady' | 'close'>;
export type BullWorkerHandle = Pick<Worker, 'waitUntilReady' | 'close'>;
type WithoutConnection<T> = Omit<T, 'connection' | 'prefix'>;

export interface BullBackend {
  queue(name: string, options: WithoutConnection<QueueOptions>, onError: (error: Error) => void): BullQueueHandle;
  worker(name: string, processor: Processor, options: WithoutConnection<WorkerOptions>, onError: (error: Error) => void): BullWorkerHandle;
}

/** `namespace` keeps two hubs on one Redis apart. */
export function redisBackend(url: string, namespace: string): BullBackend {
  const prefix = `grove-${namespace}`;
  return {
    queue(name, options, onError) {
      // Without an offline queue a command fails at once while Redis is away, instead of waiting in memory.
      const connection = { url, maxRetriesPerRequest: null, enableOfflineQueue: false };
      const queue = new Queue(name, { ...options, prefix, connection });
      queue.on('error', onError);
      return queue;
    },
    worker(name, processor, options, onError) {
      const worker = new Worker(name, processor, { ...options, prefix, connection: { url, maxRetriesPerRequest: null } });
      worker.on('error', onError);
      return worker;
    },
  };
}

/** Every queue and every worker is a pool of two connections, a worker one more that listens. */
export function postgresBackend(connectionString: string): BullBackend {
  const connection = { connectionString, schema: 'bull', migrate: true, max: 2 };
  return {
    queue(name, options, onError) {
      const queue = new Queue(name, { ...options, connection }, createPostgresBackend);
      queue.on('error', onError);
      return queue;
    },
    worker(name, processor, options, onError) {
      const worker = new Worker(name, processor, { ...options, connection }, createPostgresBackend);
      worker.on('error', onError);
      return worker;
    },
  };
}
