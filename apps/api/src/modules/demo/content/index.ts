// The example content. Names are part of its address: a repository is known to be an example by the row that was written with it.
import { byteCounter } from './byte-counter';
import { capitals } from './capitals';
import type { Example } from './example';
import { exampleApps } from './example-apps';
import { financeQaZh } from './finance-qa-zh';
import { tinyQwenChat } from './tiny-qwen-chat';
import { tinyQwenChatGguf } from './tiny-qwen-chat-gguf';
import { unitConversions } from './unit-conversions';

export type { Example, FileContent, Step } from './example';

/** The first one that is free. */
export const ORGANIZATION_NAMES = ['examples', 'modelgrove-examples'];
export const ORGANIZATION = {
  fullName: 'Examples 示例',
  details:
    'Small examples, made on this machine. Remove them all at once in the administration or by `grove demo --remove`. 在本机生成的小示例，可一次全部移除。',
};

/** In the order of loading: what others are based on comes first. */
export function examplesOf(organization: string): Example[] {
  return [
    tinyQwenChat(),
    tinyQwenChatGguf(organization),
    financeQaZh(),
    unitConversions(),
    capitals(organization),
    byteCounter(organization),
    ...exampleApps(),
  ];
}
