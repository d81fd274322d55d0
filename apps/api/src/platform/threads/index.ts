// The door of threads: work that would stall the event loop.
export { type FromPoolThread, TaskRefused, threadEntry, ThreadPool, ThreadTookTooLong, type ToPoolThread } from './thread-pool';
