// The door of threads: work that would stall the event loop.
export { type FromPoolThread, TaskRefused, ThreadPool, type ToPoolThread } from './thread-pool';
