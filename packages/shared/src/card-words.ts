// Words that cards are written with, as Hugging Face clients and their users know them: forms offer them, the check of cards knows them.

/** What `pipeline_tag` and `task_categories` say. */
export const CARD_TASKS: readonly string[] = `
  text-classification token-classification table-question-answering question-answering zero-shot-classification translation
  summarization feature-extraction text-generation text2text-generation fill-mask sentence-similarity text-ranking text-to-speech
  text-to-audio automatic-speech-recognition audio-to-audio audio-classification audio-text-to-text voice-activity-detection
  depth-estimation image-classification object-detection image-segmentation text-to-image image-to-text image-to-image
  image-to-video unconditional-image-generation video-classification reinforcement-learning robotics tabular-classification
  tabular-regression tabular-to-text table-to-text multiple-choice text-retrieval time-series-forecasting text-to-video
  image-text-to-text image-text-to-image image-text-to-video visual-question-answering document-question-answering
  zero-shot-image-classification graph-ml mask-generation zero-shot-object-detection text-to-3d image-to-3d
  image-feature-extraction video-text-to-text keypoint-detection visual-document-retrieval any-to-any video-to-video other
`
  .trim()
  .split(/\s+/);

/** What a model may be to the one it is made from. */
export const CARD_RELATIONS = ['adapter', 'merge', 'quantized', 'finetune'] as const;

/** What apps run with. */
export const CARD_SDKS = ['gradio', 'streamlit', 'static', 'docker'] as const;

/** How many rows a dataset has. */
export const CARD_SIZES: readonly string[] = [
  'n<1K',
  '1K<n<10K',
  '10K<n<100K',
  '100K<n<1M',
  '1M<n<10M',
  '10M<n<100M',
  '100M<n<1B',
  '1B<n<10B',
  '10B<n<100B',
  '100B<n<1T',
  'n>1T',
];
