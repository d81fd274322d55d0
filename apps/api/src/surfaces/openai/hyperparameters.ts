// Hyperparameters as the OpenAI API names them, at the top or below `method`, each a number or "auto"; and the shape of the data they are for.
import { DomainError } from '../../common/errors';
import type { Hyperparameters, SHAPES } from '../../modules/finetune';
import type { CreateJobDto } from './openai.dto';

type Shape = (typeof SHAPES)[number];

const NAMES: Record<string, { ours: keyof Hyperparameters; isWhole: boolean; least: number; most: number }> = {
  n_epochs: { ours: 'epochs', isWhole: false, least: 0.01, most: 1000 },
  batch_size: { ours: 'batchSize', isWhole: true, least: 1, most: 4096 },
  learning_rate: { ours: 'learningRate', isWhole: false, least: 1e-8, most: 1 },
  lora_rank: { ours: 'loraRank', isWhole: true, least: 1, most: 1024 },
  lora_alpha: { ours: 'loraAlpha', isWhole: false, least: 0.01, most: 4096 },
  lora_dropout: { ours: 'loraDropout', isWhole: false, least: 0, most: 0.9 },
  max_length: { ours: 'maxLength', isWhole: true, least: 8, most: 1_048_576 },
  warmup_ratio: { ours: 'warmupShare', isWhole: false, least: 0, most: 0.9 },
  weight_decay: { ours: 'weightDecay', isWhole: false, least: 0, most: 1 },
};
/** Known to the API, with another meaning at each provider: taken only as "auto". */
const RELATIVE = 'learning_rate_multiplier';

export function hyperparametersOf(form: Pick<CreateJobDto, 'hyperparameters' | 'method' | 'x_shape'>): {
  hyperparameters: Hyperparameters;
  shape: Shape;
} {
  const type = form.method?.type ?? 'supervised';
  if (type !== 'supervised')
    throw new DomainError(
      'unsupported',
      'finetune/method',
      `This hub trains by the method supervised, not by ${String(type).slice(0, 40)}.`,
    );
  const below = (form.method?.supervised as { hyperparameters?: Record<string, unknown> } | undefined)?.hyperparameters;
  return { hyperparameters: translated({ ...form.hyperparameters, ...below }), shape: form.x_shape ?? 'chat' };
}

function translated(given: Record<string, unknown>): Hyperparameters {
  const found: Hyperparameters = {};
  for (const [name, value] of Object.entries(given)) {
    if (value === 'auto' || value === null || value === undefined) continue;
    if (name === RELATIVE)
      throw new DomainError(
        'invalid',
        'finetune/learning-rate',
        'Give learning_rate as a number, or leave it to the trainer; there is no multiplier here.',
      );
    const known = NAMES[name];
    if (!known)
      throw new DomainError(
        'invalid',
        'finetune/hyperparameter',
        `There is no hyperparameter ${name.slice(0, 60)}; there are ${Object.keys(NAMES).join(', ')}.`,
      );
    if (typeof value !== 'number' || value < known.least || value > known.most || (known.isWhole && !Number.isInteger(value)))
      throw new DomainError(
        'invalid',
        'finetune/hyperparameter',
        `${name} is ${known.isWhole ? 'a whole number' : 'a number'} from ${known.least} to ${known.most}, or "auto".`,
      );
    found[known.ours] = value;
  }
  return found;
}
