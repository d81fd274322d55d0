// The dialect of Xet clients (contracts/xet.md): the content-addressed store behind `hf upload` and `hf download`.
import { Module } from '@nestjs/common';
import { BlobsModule } from '../../modules/blobs';
import { XetFilesController } from './files.controller';
import { StoreAccess } from './store-access';
import { XetUploadsController } from './uploads.controller';

@Module({ imports: [BlobsModule], providers: [StoreAccess], controllers: [XetFilesController, XetUploadsController] })
export class XetSurface {}
