// What the bell rings for calls of models.

/** Somebody asks the model of a job. */
export function callsTopic(jobId: bigint): string {
  return `serving:${jobId}`;
}

/** More of an answer has come. */
export function callTopic(callId: bigint): string {
  return `call:${callId}`;
}
