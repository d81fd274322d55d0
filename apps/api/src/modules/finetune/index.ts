// Fine-tunes: what is asked, its check and quote, what runners are told, the card of the result.
export { DatasetFacts, type DatasetSample } from './dataset-facts';
export type { CheckSummary, DatasetCheck } from './dataset-facts.store';
export { FinetuneModule } from './finetune.module';
export { type BaseModel, type DataBeginning, FinetuneChoices } from './finetune-choices';
export { TrainingFilesService } from './training-files.service';
export type { TrainingFile } from './training-files.store';
export { FinetuneService } from './finetune.service';
export { type DataReference, FINETUNE, type FinetuneRequest, type Hyperparameters, METHODS, RECIPES, SHAPES } from './finetune.types';
