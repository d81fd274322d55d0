import { ApiProperty } from '@nestjs/swagger';
import type { TensorList } from '../../modules/tensors';

const MOST_TENSORS = 20_000;
const SIZE = { type: 'integer', nullable: true, description: 'Null: of a type whose layout is not known' } as const;

export class ListedTensorView {
  @ApiProperty() name: string;
  @ApiProperty({ example: 'BF16' }) dtype: string;
  @ApiProperty({ type: 'array', items: { type: 'integer' } }) shape: number[];
  @ApiProperty({ type: 'integer' }) parameters: number;
  @ApiProperty(SIZE) sizeBytes: number | null;
  @ApiProperty({ type: String, nullable: true, description: 'Of dtype, shape and contents, 16 bytes of SHA-256; null: not hashed yet' })
  hash: string | null;
}

export class DtypeTotalView {
  @ApiProperty({ example: 'BF16' }) dtype: string;
  @ApiProperty({ type: 'integer' }) tensors: number;
  @ApiProperty({ type: 'integer' }) parameters: number;
  @ApiProperty(SIZE) sizeBytes: number | null;
}

export class WeightsMetadataView {
  @ApiProperty() key: string;
  @ApiProperty({ example: 'list of string' }) type: string;
  @ApiProperty({ description: 'As a text; of a list its first elements' }) value: string;
  @ApiProperty({ type: 'integer', nullable: true, description: 'Of a list' }) length: number | null;
  @ApiProperty({ description: '`value` is not all of it' }) isCut: boolean;
}

export class TensorListView {
  @ApiProperty({ enum: ['safetensors', 'gguf'] }) format: TensorList['format'];
  @ApiProperty({ type: 'integer', description: 'How many there are' }) total: number;
  @ApiProperty({ type: [ListedTensorView], description: 'The first 20,000, in the order of the file' }) tensors: ListedTensorView[];
  @ApiProperty({ type: [DtypeTotalView], description: 'Of all of them' }) dtypes: DtypeTotalView[];
  @ApiProperty({ type: [WeightsMetadataView], description: 'Up to 1 MiB of text' }) metadata: WeightsMetadataView[];
  @ApiProperty({ type: 'integer', description: 'How many entries there are' }) metadataCount: number;
}

export function viewTensorList({ tensors, ...rest }: TensorList): TensorListView {
  return { ...rest, total: tensors.length, tensors: tensors.slice(0, MOST_TENSORS) };
}
