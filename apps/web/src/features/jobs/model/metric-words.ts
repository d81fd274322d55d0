import type { MessageId, Translate } from '../../../lib/i18n';

const WORDS: Record<string, MessageId> = {
  train_loss: 'metric.train_loss',
  eval_loss: 'metric.eval_loss',
  train_accuracy: 'metric.train_accuracy',
  eval_accuracy: 'metric.eval_accuracy',
  learning_rate: 'metric.learning_rate',
  grad_norm: 'metric.grad_norm',
  tokens: 'metric.tokens',
  loss: 'metric.loss',
  exact_match: 'metric.exact_match',
  f1: 'metric.f1',
  macro_f1: 'metric.macro_f1',
  accuracy: 'metric.accuracy',
};

/** The name of a metric in words; one that nobody has words for as it is. */
export function metricTitle(name: string, t: Translate): string {
  const id = Object.hasOwn(WORDS, name) ? WORDS[name] : undefined;
  return id === undefined ? name : t(id);
}
