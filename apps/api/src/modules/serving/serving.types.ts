import type { GitOid } from '@modelgrove/git-objects';
import type { Granted } from '../access';
import type { InputFile, JobRecord } from '../jobs';

/** What of a repository's commit would be loaded. */
export interface ServingPlan {
  repositoryId: bigint;
  commitOid: GitOid;
  /** What is loaded first: the model itself, or the one that the adapter belongs to. */
  model: InputFile;
  adapter: InputFile | null;
  /** A whole model that answers beside it. */
  base: InputFile | null;
  /** Of these the rights are needed, and the terms hold: the model, and what it is made on. */
  used: readonly Granted<'read'>[];
  /** The same of calls `of: 'base'`. */
  usedOfBase: readonly Granted<'read'>[];
  /** The id of the model or base above that answers calls `of: 'base'`. */
  baseRepositoryId: bigint | null;
  weightBytes: number;
  /** The most that it can do. */
  use: ServingUse;
}

export interface Serving {
  id: bigint;
  jobId: bigint;
  /** Whose commit was asked for; the other one is loaded as its base. */
  repositoryId: bigint;
  job: Pick<JobRecord, 'key' | 'state' | 'stage'>;
}

/** A message as the model is given it. */
export interface ChatMessage {
  role: string;
  content: string;
}

/** What the program is told of a call (docs/protocols/trainers.md). */
export interface ChatRequest {
  messages: ChatMessage[];
  maxTokens: number;
  temperature?: number;
  topP?: number;
  seed?: number;
  stop?: string[];
}

/** Embeddings: answered with a line for each text, little-endian 32-bit floats as base64. */
export interface EmbedRequest {
  inputs: string[];
}

export type CallRequest = ChatRequest | EmbedRequest;

/** What a model is asked for. */
export type ServingUse = 'chat' | 'embedding';

export interface AnswerPiece {
  text?: string;
  end?: 'stop' | 'length' | 'cancelled';
  promptTokens?: number;
  completionTokens?: number;
  failure?: { code: string; message: string };
}

export type ServingState =
  /** Not loaded: whoever asks first waits for it. */
  | 'none'
  /** For a runner. */
  | 'waiting'
  | 'loading'
  | 'ready';

export interface ModelQuestion {
  /** As it is counted and shown: namespace/name. */
  name: string;
  of: 'model' | 'base';
  request: CallRequest;
}
