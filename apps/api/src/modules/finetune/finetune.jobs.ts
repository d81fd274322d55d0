/** The outbox job 'finetune.check': the data of a job are to be checked, and what it will cost is to be said. */
export interface FinetuneCheck {
  jobId: string;
}

/** The outbox job 'dataset.check': what is sold is checked for those who think of buying it. */
export interface DatasetCheckWanted {
  repositoryId: string;
}
