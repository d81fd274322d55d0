-- A transaction that notifies holds a lock of the whole server until its commit is on the disk: writers of different repositories would
-- wait for each other's flush. Processes notify after their commit instead (platform/outbox/outbox.ts).
DROP TRIGGER "outbox_events_wake" ON "outbox_events";
DROP FUNCTION "outbox_wake"();
