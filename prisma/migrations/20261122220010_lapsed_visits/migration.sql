-- Families of visits for which a paper is over: what they were told and what came of it.
-- CreateEnum
CREATE TYPE "lapsed_visit_state" AS ENUM ('waiting', 'kept', 'rehomed', 'refunded', 'over');

-- CreateTable
CREATE TABLE "lapsed_visit" (
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "state" "lapsed_visit_state" NOT NULL DEFAULT 'waiting',
    "missing" TEXT[],
    "told_at" TIMESTAMPTZ(3) NOT NULL,
    "held_until" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),
    "refund_fen" INTEGER NOT NULL DEFAULT 0,
    "caregiver_name" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "lapsed_visit_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "lapsed_visit_settled" CHECK (("state" = 'waiting') = ("settled_at" IS NULL)),
    CONSTRAINT "lapsed_visit_refund" CHECK ("refund_fen" >= 0)
);

-- One at a time waits for an order: two workers tell its family once.
CREATE UNIQUE INDEX "lapsed_visit_waiting" ON "lapsed_visit"("order_id") WHERE "state" = 'waiting';

-- CreateIndex
CREATE INDEX "lapsed_visit_order_id_idx" ON "lapsed_visit"("order_id");

-- CreateIndex
CREATE INDEX "lapsed_visit_state_held_until_idx" ON "lapsed_visit"("state", "held_until");

-- AddForeignKey
ALTER TABLE "lapsed_visit" ADD CONSTRAINT "lapsed_visit_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
