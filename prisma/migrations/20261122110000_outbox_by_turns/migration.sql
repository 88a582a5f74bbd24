-- What waits is taken by turns out of the outbox itself; the queue beside it is not needed any more.
ALTER TABLE "outbox" ADD COLUMN "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

DROP INDEX "outbox_delivered_at_created_at_idx";
CREATE INDEX "outbox_delivered_at_due_at_idx" ON "outbox"("delivered_at", "due_at");

DROP TABLE "worker_heartbeat";
DROP SCHEMA IF EXISTS graphile_worker CASCADE;
