/** The outbox job 'finetune.check': the data of a job are to be checked, and what it will cost is to be said. */
export interface FinetuneCheck {
  jobId: string;
}
