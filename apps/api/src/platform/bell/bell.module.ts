import { Global, Module } from '@nestjs/common';
import { Bell } from './bell';

@Global()
@Module({ providers: [Bell], exports: [Bell] })
export class BellModule {}
