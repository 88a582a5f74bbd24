-- CreateEnum
CREATE TYPE "chargeback_state" AS ENUM ('open', 'won', 'lost');

-- CreateTable
CREATE TABLE "chargeback" (
    "id" UUID NOT NULL,
    "payment_id" UUID NOT NULL,
    "external_id" TEXT NOT NULL,
    "amount_fen" INTEGER NOT NULL,
    "state" "chargeback_state" NOT NULL DEFAULT 'open',
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "chargeback_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sandbox_thing" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "question" JSONB NOT NULL,
    "parent_id" TEXT,
    "amount_fen" INTEGER NOT NULL DEFAULT 0,
    "state" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sandbox_thing_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sandbox_report" (
    "id" TEXT NOT NULL,
    "report" JSONB NOT NULL,
    "told_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sandbox_report_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "chargeback_external_id_key" ON "chargeback"("external_id");

-- CreateIndex
CREATE INDEX "chargeback_payment_id_idx" ON "chargeback"("payment_id");

-- CreateIndex
CREATE UNIQUE INDEX "sandbox_thing_key_key" ON "sandbox_thing"("key");

-- CreateIndex
CREATE INDEX "sandbox_thing_parent_id_idx" ON "sandbox_thing"("parent_id");

-- CreateIndex
CREATE INDEX "sandbox_report_told_at_idx" ON "sandbox_report"("told_at");

-- AddForeignKey
ALTER TABLE "chargeback" ADD CONSTRAINT "chargeback_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


ALTER TABLE "chargeback" ADD CONSTRAINT "chargeback_amount" CHECK ("amount_fen" > 0);
ALTER TABLE "chargeback" ADD CONSTRAINT "chargeback_closed" CHECK (("state" = 'open') = ("closed_at" IS NULL));
ALTER TABLE "sandbox_thing" ADD CONSTRAINT "sandbox_thing_amount" CHECK ("amount_fen" >= 0);

-- The sandbox remembers from now on: what it did before is what we know of it.
INSERT INTO "sandbox_thing" ("id", "kind", "key", "question", "amount_fen", "state", "created_at")
SELECT "external_id", 'page', 'page:before:' || "external_id",
  jsonb_build_object('expiresAt', to_char(("created_at" + interval '1 hour') AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')),
  "amount_fen", CASE WHEN "state" = 'paid' THEN 'paid' ELSE 'open' END, "created_at"
FROM "payment" WHERE "adapter" = 'sandbox';
INSERT INTO "sandbox_thing" ("id", "kind", "key", "question", "parent_id", "amount_fen", "state", "created_at")
SELECT "refund"."external_id", 'refund', 'refund:' || "refund"."id",
  jsonb_build_object('externalId', "payment"."external_id", 'amountFen', "refund"."amount_fen", 'reason', "refund"."reason"),
  "payment"."external_id", "refund"."amount_fen", 'succeeded', "refund"."created_at"
FROM "refund" JOIN "payment" ON "payment"."id" = "refund"."payment_id"
WHERE "payment"."adapter" = 'sandbox' AND "refund"."external_id" IS NOT NULL;
