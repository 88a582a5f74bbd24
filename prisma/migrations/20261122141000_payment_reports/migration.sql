-- AlterTable
ALTER TABLE "payment" ADD COLUMN     "asked_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "payment_event" ADD COLUMN     "about" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "last_problem" TEXT,
ADD COLUMN     "next_try_at" TIMESTAMPTZ(3),
ADD COLUMN     "parked_at" TIMESTAMPTZ(3),
ADD COLUMN     "tries" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "refund" ADD COLUMN     "asked_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "payment_reading" (
    "adapter" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payment_reading_pkey" PRIMARY KEY ("adapter")
);

-- CreateIndex
CREATE INDEX "payment_state_created_at_idx" ON "payment"("state", "created_at");

-- CreateIndex
CREATE INDEX "payment_event_next_try_at_idx" ON "payment_event"("next_try_at");

-- CreateIndex
CREATE INDEX "payment_event_parked_at_idx" ON "payment_event"("parked_at");

-- CreateIndex
CREATE INDEX "refund_state_created_at_idx" ON "refund"("state", "created_at");



ALTER TABLE "payment_event" ADD CONSTRAINT "payment_event_waits" CHECK ("next_try_at" IS NULL OR ("applied_at" IS NULL AND "parked_at" IS NULL));

-- What waited for its payment until now is tried again. What waits for a refund is heard when that is sent.
UPDATE "payment_event" SET "about" = jsonb_build_object('externalId', "external_id"), "next_try_at" = "received_at"
WHERE "applied_at" IS NULL AND "kind" IN ('paid', 'failed', 'expired');
