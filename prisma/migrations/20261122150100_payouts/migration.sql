-- CreateEnum
CREATE TYPE "payout_state" AS ENUM ('requested', 'sent', 'failed');

-- AlterEnum
ALTER TYPE "ledger_account_kind" ADD VALUE 'transferring';

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "ledger_journal_kind" ADD VALUE 'transfer_requested';
ALTER TYPE "ledger_journal_kind" ADD VALUE 'transfer_done';
ALTER TYPE "ledger_journal_kind" ADD VALUE 'transfer_failed';
ALTER TYPE "ledger_journal_kind" ADD VALUE 'reversal_done';

-- CreateTable
CREATE TABLE "payout_account" (
    "provider_id" UUID NOT NULL,
    "adapter" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "ready" BOOLEAN NOT NULL DEFAULT false,
    "missing" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "checked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payout_account_pkey" PRIMARY KEY ("provider_id","adapter")
);

-- CreateTable
CREATE TABLE "payout" (
    "id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "adapter" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "amount_fen" INTEGER NOT NULL,
    "state" "payout_state" NOT NULL DEFAULT 'requested',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,
    "external_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "payout_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payout_reversal" (
    "id" UUID NOT NULL,
    "payout_id" UUID NOT NULL,
    "amount_fen" INTEGER NOT NULL,
    "state" "payout_state" NOT NULL DEFAULT 'requested',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,
    "external_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "payout_reversal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payout_run" (
    "day" DATE NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "payouts" INTEGER NOT NULL DEFAULT 0,
    "amount_fen" INTEGER NOT NULL DEFAULT 0,
    "without_account" INTEGER NOT NULL DEFAULT 0,
    "below_least" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "payout_run_pkey" PRIMARY KEY ("day")
);

-- CreateIndex
CREATE UNIQUE INDEX "payout_account_external_id_key" ON "payout_account"("external_id");

-- CreateIndex
CREATE UNIQUE INDEX "payout_external_id_key" ON "payout"("external_id");

-- CreateIndex
CREATE INDEX "payout_order_id_idx" ON "payout"("order_id");

-- CreateIndex
CREATE INDEX "payout_provider_id_created_at_idx" ON "payout"("provider_id", "created_at");

-- CreateIndex
CREATE INDEX "payout_state_idx" ON "payout"("state");

-- CreateIndex
CREATE UNIQUE INDEX "payout_reversal_external_id_key" ON "payout_reversal"("external_id");

-- CreateIndex
CREATE INDEX "payout_reversal_payout_id_idx" ON "payout_reversal"("payout_id");

-- AddForeignKey
ALTER TABLE "payout_account" ADD CONSTRAINT "payout_account_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "provider"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payout" ADD CONSTRAINT "payout_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "provider"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payout" ADD CONSTRAINT "payout_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payout_reversal" ADD CONSTRAINT "payout_reversal_payout_id_fkey" FOREIGN KEY ("payout_id") REFERENCES "payout"("id") ON DELETE RESTRICT ON UPDATE CASCADE;



ALTER TABLE "payout"
  ADD CONSTRAINT "payout_moves_something" CHECK ("amount_fen" > 0),
  ADD CONSTRAINT "payout_sent_has_a_name" CHECK (("state" = 'sent') = ("external_id" IS NOT NULL));
ALTER TABLE "payout_reversal"
  ADD CONSTRAINT "payout_reversal_moves_something" CHECK ("amount_fen" > 0),
  ADD CONSTRAINT "payout_reversal_sent_has_a_name" CHECK (("state" = 'sent') = ("external_id" IS NOT NULL));
