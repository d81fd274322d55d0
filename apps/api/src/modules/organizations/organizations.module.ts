import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts';
import { WordingModule } from '../wording';
import { InvitationsService } from './invitations.service';
import { GroupMembershipsService } from './group-memberships.service';
import { GroupMembershipsStore } from './group-memberships.store';
import { OrganizationsService } from './organizations.service';
import { OrganizationsStore } from './organizations.store';

@Module({
  imports: [AccountsModule, WordingModule],
  providers: [GroupMembershipsStore, GroupMembershipsService, OrganizationsStore, OrganizationsService, InvitationsService],
  exports: [GroupMembershipsService, OrganizationsService, InvitationsService],
})
export class OrganizationsModule {}
