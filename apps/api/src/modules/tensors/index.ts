// What models have in common: their weights, tensor by tensor, whatever these are called and in whatever order they come.
export { type Kinship, KinshipsService, type KinshipsPage } from './kinships.service';
export type { FoundWeights } from './tensors.types';
export type { TensorChange, TensorChanges } from './tensor-changes';
export { TensorChangesService } from './tensor-changes.service';
export { type DtypeTotal, type ListedTensor, type TensorList, TensorListService } from './tensor-list.service';
export { TensorKeeper } from './tensor-keeper';
export { TensorsModule } from './tensors.module';
