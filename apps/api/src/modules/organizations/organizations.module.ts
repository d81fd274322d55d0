import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts';
import { InvitationsService } from './invitations.service';
import { OrganizationsService } from './organizations.service';
import { OrganizationsStore } from './organizations.store';

@Module({
  imports: [AccountsModule],
  providers: [OrganizationsStore, OrganizationsService, InvitationsService],
  exports: [OrganizationsService, InvitationsService],
})
export class OrganizationsModule {}
