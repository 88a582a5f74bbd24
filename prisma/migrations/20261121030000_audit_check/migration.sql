-- How the last walks over the chains of events ended.
CREATE TABLE "audit_check" (
    "id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3) NOT NULL,
    "streams" INTEGER NOT NULL,
    "events" INTEGER NOT NULL,
    "broken_stream" TEXT,
    "broken_position" INTEGER,

    CONSTRAINT "audit_check_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "audit_check_finished_at_idx" ON "audit_check"("finished_at");

-- The operators' journal: the latest first, and what one person did.
CREATE INDEX "event_at_id_idx" ON "event"("at", "id");
CREATE INDEX "event_actor_id_at_idx" ON "event"("actor_id", "at");
