import { Module } from '@nestjs/common';
import { TokensService } from './tokens.service';
import { TokensStore } from './tokens.store';

@Module({ providers: [TokensStore, TokensService], exports: [TokensService] })
export class TokensModule {}
