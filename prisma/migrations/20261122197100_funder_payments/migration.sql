-- What insurance and voucher funds really pay, row by row, and who bears what they do not.

ALTER TYPE "ledger_account_kind" ADD VALUE 'write_off';
ALTER TYPE "ledger_journal_kind" ADD VALUE 'funder_paid';
ALTER TYPE "ledger_journal_kind" ADD VALUE 'funder_short';

CREATE TYPE "short_bearer" AS ENUM ('later', 'provider', 'platform');

CREATE TABLE "funder_payment" (
    "id" UUID NOT NULL,
    "funder" TEXT NOT NULL,
    "region_code" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "paid_on" DATE NOT NULL,
    "total_fen" INTEGER NOT NULL,
    "entered_by" UUID NOT NULL,
    "entered_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "funder_payment_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "funder_payment_row" (
    "payment_id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "owed_fen" INTEGER NOT NULL,
    "paid_fen" INTEGER NOT NULL,
    "short_fen" INTEGER NOT NULL,
    "bearer" "short_bearer",
    "reason" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "funder_payment_row_pkey" PRIMARY KEY ("payment_id","order_id")
);
CREATE UNIQUE INDEX "funder_payment_funder_region_code_reference_key" ON "funder_payment"("funder", "region_code", "reference");
CREATE INDEX "funder_payment_entered_at_idx" ON "funder_payment"("entered_at");
CREATE INDEX "funder_payment_row_order_id_idx" ON "funder_payment_row"("order_id");
ALTER TABLE "funder_payment_row" ADD CONSTRAINT "funder_payment_row_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "funder_payment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "funder_payment_row" ADD CONSTRAINT "funder_payment_row_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "funder_payment" ADD CONSTRAINT "funder_payment_of_a_fund" CHECK ("funder" IN ('ltci', 'voucher') AND "total_fen" >= 0);
ALTER TABLE "funder_payment_row"
  ADD CONSTRAINT "funder_payment_row_within" CHECK ("paid_fen" >= 0 AND "short_fen" >= 0 AND "paid_fen" + "short_fen" <= "owed_fen"),
  ADD CONSTRAINT "funder_payment_row_explained" CHECK ("paid_fen" = "owed_fen" OR ("bearer" IS NOT NULL AND length("reason") >= 2));
CREATE TRIGGER "funder_payment_append_only" BEFORE UPDATE OR DELETE ON "funder_payment"
  FOR EACH ROW EXECUTE FUNCTION "quotes_are_append_only"();
CREATE TRIGGER "funder_payment_row_append_only" BEFORE UPDATE OR DELETE ON "funder_payment_row"
  FOR EACH ROW EXECUTE FUNCTION "quotes_are_append_only"();
