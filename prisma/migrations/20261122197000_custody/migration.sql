-- Money paid ahead lies in custody, its provider's account in our books, and becomes the provider's as months are delivered.
-- A deposit lies apart from it.

ALTER TYPE "ledger_account_kind" ADD VALUE 'custody';
ALTER TYPE "ledger_account_kind" ADD VALUE 'deposit';
ALTER TYPE "ledger_journal_kind" ADD VALUE 'custody_kept';
ALTER TYPE "ledger_journal_kind" ADD VALUE 'month_released';
ALTER TYPE "ledger_journal_kind" ADD VALUE 'deposit_deducted';

DROP INDEX "ledger_account_order_id_key";
DROP INDEX "ledger_account_provider_id_key";
CREATE UNIQUE INDEX "ledger_account_kind_order_id_key" ON "ledger_account"("kind", "order_id");
CREATE UNIQUE INDEX "ledger_account_kind_provider_id_key" ON "ledger_account"("kind", "provider_id");

ALTER TABLE "offering" ADD COLUMN "deposit_fen" INTEGER NOT NULL DEFAULT 0;
-- Seven departments, 2024: at most twelve times the monthly bed fee.
ALTER TABLE "offering" ADD CONSTRAINT "offering_deposit_lawful"
  CHECK ("deposit_fen" = 0 OR ("deposit_fen" > 0 AND "unit" = 'month' AND "deposit_fen"::bigint <= "price_fen"::bigint * 12));

CREATE TYPE "deposit_state" AS ENUM ('none', 'held', 'asked', 'returned');

CREATE TABLE "stay" (
    "order_id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "months" INTEGER NOT NULL,
    "prepaid_fen" INTEGER NOT NULL,
    "deposit_fen" INTEGER NOT NULL,
    "starts_on" DATE NOT NULL,
    "last_day" DATE NOT NULL,
    "left_at" TIMESTAMPTZ(3),
    "deposit_state" "deposit_state" NOT NULL,
    "deduction_fen" INTEGER NOT NULL DEFAULT 0,
    "deduction_reason" TEXT NOT NULL DEFAULT '',
    "asked_at" TIMESTAMPTZ(3),
    "returned_at" TIMESTAMPTZ(3),
    CONSTRAINT "stay_pkey" PRIMARY KEY ("order_id")
);
CREATE INDEX "stay_provider_id_idx" ON "stay"("provider_id");
CREATE INDEX "stay_deposit_state_idx" ON "stay"("deposit_state");
ALTER TABLE "stay" ADD CONSTRAINT "stay_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "stay" ADD CONSTRAINT "stay_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "provider"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "stay"
  ADD CONSTRAINT "stay_lawful" CHECK ("months" BETWEEN 1 AND 12 AND "prepaid_fen" >= 0 AND "deposit_fen" >= 0),
  ADD CONSTRAINT "stay_in_order" CHECK ("last_day" >= "starts_on"),
  ADD CONSTRAINT "stay_deduction_within" CHECK ("deduction_fen" BETWEEN 0 AND "deposit_fen"),
  ADD CONSTRAINT "stay_deposit_said" CHECK (("deposit_state" = 'none') = ("deposit_fen" = 0)
    AND ("deposit_state" <> 'asked' OR ("deduction_fen" > 0 AND "asked_at" IS NOT NULL))
    AND ("deposit_state" <> 'returned' OR "returned_at" IS NOT NULL));

-- No account that holds a family's money has given more than it had: custody by each order's own part.
CREATE OR REPLACE FUNCTION "ledger_line_fits"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  "pocket" text := split_part(NEW."account_code", ':', 1);
  "its_order" uuid;
BEGIN
  SELECT "order_id" INTO "its_order" FROM "ledger_journal"
  WHERE "id" = NEW."journal_id" AND "written_in" = pg_current_xact_id()::text::bigint;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'journal % is closed', NEW."journal_id"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_journal_closed';
  END IF;
  IF NEW."amount_fen" < 0 AND "pocket" IN ('held', 'deposit')
    AND (SELECT sum("amount_fen") FROM "ledger_line" WHERE "account_code" = NEW."account_code") < 0 THEN
    RAISE EXCEPTION 'account % gave more than it had', NEW."account_code"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_held_not_negative';
  END IF;
  IF NEW."amount_fen" < 0 AND "pocket" = 'custody'
    AND (SELECT sum("line"."amount_fen") FROM "ledger_journal" "journal"
      JOIN "ledger_line" "line" ON "line"."journal_id" = "journal"."id"
      WHERE "journal"."order_id" = "its_order" AND "line"."account_code" = NEW."account_code") < 0 THEN
    RAISE EXCEPTION 'order % gave more from custody than it had', "its_order"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_custody_not_negative';
  END IF;
  RETURN NULL;
END
$$;
