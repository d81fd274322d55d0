import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts';
import { OrganizationsService } from './organizations.service';
import { OrganizationsStore } from './organizations.store';

@Module({ imports: [AccountsModule], providers: [OrganizationsStore, OrganizationsService], exports: [OrganizationsService] })
export class OrganizationsModule {}
