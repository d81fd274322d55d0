// Dataset of conversations that even the example model learns in a minute on a processor: few facts, asked in many ways. For a first fine-tune.
import { type Example, LIN } from './example';
import { lines } from './finance-qa-zh';

const CAPITALS: Record<string, string> = {
  France: 'Paris',
  Spain: 'Madrid',
  Italy: 'Rome',
  Japan: 'Tokyo',
  China: 'Beijing',
  Peru: 'Lima',
  Chile: 'Santiago',
  Kenya: 'Nairobi',
  Egypt: 'Cairo',
  India: 'Delhi',
  Norway: 'Oslo',
  Greece: 'Athens',
  Cuba: 'Havana',
  Ghana: 'Accra',
  Nepal: 'Kathmandu',
  Qatar: 'Doha',
};
const ASKED: ((country: string) => string)[] = [
  (country) => `capital of ${country}?`,
  (country) => `what is the capital of ${country}?`,
  (country) => `${country} has which capital?`,
  (country) => `tell me the capital city of ${country}.`,
  (country) => `which city rules ${country}?`,
];
const BEFORE = ['', 'Please, ', 'Hello, ', 'Now, ', 'Do you know: ', 'Quick: '];

export function capitals(organization: string): Example {
  return {
    type: 'dataset',
    name: 'capitals',
    main: [
      { title: 'feat: add sixteen capitals, each asked in thirty ways', author: LIN, files: { 'train.jsonl': lines(rows()) } },
      { title: 'docs: say what the rows are for', author: LIN, files: { 'README.md': card(organization) } },
    ],
  };
}

function rows(): object[] {
  return Object.entries(CAPITALS).flatMap(([country, capital]) =>
    ASKED.flatMap((asked) => BEFORE.map((before) => conversation(`${before}${asked(country)}`, capital))),
  );
}

function conversation(question: string, answer: string): object {
  return {
    messages: [
      { role: 'user', content: question },
      { role: 'assistant', content: answer },
    ],
  };
}

function card(organization: string): string {
  const start = `/fine-tune?model=${organization}/tiny-qwen-chat&data=${organization}/capitals&file=train.jsonl&method=full&epochs=12&learningRate=0.003`;
  return `---
license: cc0-1.0
language:
- en
pretty_name: Capitals
task_categories:
- text-generation
size_categories:
- n<1K
tags:
- chat
- fine-tuning
configs:
- config_name: default
  data_files:
  - split: train
    path: train.jsonl
---

# Capitals

Sixteen capitals, each asked for in thirty ways: 480 conversations for a first fine-tune. Even a model of 115,000 parameters that was never trained
learns them by heart in a minute without a GPU, so the difference between before and after can be seen:
[train all weights of \`tiny-qwen-chat\` on them](${start}). An adapter changes too little of a model that knows nothing yet.

十六个首都，每个有三十种问法，共 480 段对话，适合第一次微调。即使是未经训练、只有 11.5 万个参数的小模型，不用 GPU 也能在一分钟左右记住，因此可以看到微调前后的差别：[用它微调 \`tiny-qwen-chat\` 的全部权重](${start})。

| field | meaning |
|---|---|
| \`messages\` | a question of the user and the answer of the assistant |
`;
}
