// Who is told of what, on the hub and by mail.
export { NotificationsModule } from './notifications.module';
export { NotificationsService, type SeenNotification } from './notifications.service';
export { NOTICE_KINDS, type NoticeKind, type NotificationFilter, type Reason, type WatchLevel } from './notifications.types';
