-- Packages of visits (次卡): so many visits of one offering, paid ahead, their money in the provider's custody account until each
-- of them is confirmed.

-- CreateEnum
CREATE TYPE "package_state" AS ENUM ('awaiting_payment', 'active', 'used_up', 'refunded', 'expired', 'lapsed');

-- CreateEnum
CREATE TYPE "package_visit_state" AS ENUM ('free', 'drawn', 'used', 'refunded');

-- AlterTable
ALTER TABLE "ledger_journal" ADD COLUMN     "package_id" UUID,
ALTER COLUMN "order_id" DROP NOT NULL;

-- AlterTable
ALTER TABLE "order_quote" ADD COLUMN     "package_fen" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "payment" ADD COLUMN     "package_id" UUID,
ALTER COLUMN "order_id" DROP NOT NULL;

-- CreateTable
CREATE TABLE "package_offer" (
    "id" UUID NOT NULL,
    "offering_id" UUID NOT NULL,
    "visits" INTEGER NOT NULL,
    "price_fen" INTEGER NOT NULL,
    "unit_fen" INTEGER NOT NULL,
    "months" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),
    "key" TEXT NOT NULL,

    CONSTRAINT "package_offer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "visit_package" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "offer_id" UUID NOT NULL,
    "family_id" UUID NOT NULL,
    "recipient_id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "offering_id" UUID NOT NULL,
    "bought_by" UUID NOT NULL,
    "state" "package_state" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "entered_at" TIMESTAMPTZ(3) NOT NULL,
    "bought_at" TIMESTAMPTZ(3) NOT NULL,
    "paid_at" TIMESTAMPTZ(3),
    "due_at" TIMESTAMPTZ(3),
    "due_transition" TEXT,
    "visits" INTEGER NOT NULL,
    "price_fen" INTEGER NOT NULL,
    "unit_fen" INTEGER NOT NULL,
    "months" INTEGER NOT NULL,
    "valid_until" DATE NOT NULL,
    "terms" JSONB NOT NULL,
    "foretold_days" INTEGER,
    "key" TEXT NOT NULL,

    CONSTRAINT "visit_package_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "package_visit" (
    "package_id" UUID NOT NULL,
    "no" INTEGER NOT NULL,
    "fen" INTEGER NOT NULL,
    "state" "package_visit_state" NOT NULL DEFAULT 'free',
    "order_id" UUID,
    "back_fen" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "package_visit_pkey" PRIMARY KEY ("package_id","no")
);

-- CreateIndex
CREATE UNIQUE INDEX "package_offer_key_key" ON "package_offer"("key");

-- CreateIndex
CREATE INDEX "package_offer_offering_id_idx" ON "package_offer"("offering_id");

-- CreateIndex
CREATE UNIQUE INDEX "visit_package_number_key" ON "visit_package"("number");

-- CreateIndex
CREATE UNIQUE INDEX "visit_package_key_key" ON "visit_package"("key");

-- CreateIndex
CREATE INDEX "visit_package_family_id_idx" ON "visit_package"("family_id");

-- CreateIndex
CREATE INDEX "visit_package_recipient_id_offering_id_state_idx" ON "visit_package"("recipient_id", "offering_id", "state");

-- CreateIndex
CREATE INDEX "visit_package_provider_id_state_idx" ON "visit_package"("provider_id", "state");

-- CreateIndex
CREATE INDEX "visit_package_due_at_idx" ON "visit_package"("due_at");

-- CreateIndex
CREATE UNIQUE INDEX "package_visit_order_id_key" ON "package_visit"("order_id");

-- CreateIndex
CREATE INDEX "ledger_journal_package_id_idx" ON "ledger_journal"("package_id");

-- CreateIndex
CREATE INDEX "payment_package_id_idx" ON "payment"("package_id");

-- AddForeignKey
ALTER TABLE "ledger_journal" ADD CONSTRAINT "ledger_journal_package_id_fkey" FOREIGN KEY ("package_id") REFERENCES "visit_package"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "package_offer" ADD CONSTRAINT "package_offer_offering_id_fkey" FOREIGN KEY ("offering_id") REFERENCES "offering"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_package" ADD CONSTRAINT "visit_package_offer_id_fkey" FOREIGN KEY ("offer_id") REFERENCES "package_offer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_package" ADD CONSTRAINT "visit_package_family_id_fkey" FOREIGN KEY ("family_id") REFERENCES "family"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_package" ADD CONSTRAINT "visit_package_recipient_id_fkey" FOREIGN KEY ("recipient_id") REFERENCES "recipient"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_package" ADD CONSTRAINT "visit_package_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "provider"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_package" ADD CONSTRAINT "visit_package_offering_id_fkey" FOREIGN KEY ("offering_id") REFERENCES "offering"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "package_visit" ADD CONSTRAINT "package_visit_package_id_fkey" FOREIGN KEY ("package_id") REFERENCES "visit_package"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "package_visit" ADD CONSTRAINT "package_visit_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "order"("id") ON DELETE NO ACTION ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED;

-- AddForeignKey
ALTER TABLE "payment" ADD CONSTRAINT "payment_package_id_fkey" FOREIGN KEY ("package_id") REFERENCES "visit_package"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- At most twelve months ahead; never dearer than visit by visit.
ALTER TABLE "package_offer"
  ADD CONSTRAINT "package_offer_lawful" CHECK ("months" BETWEEN 1 AND 12),
  ADD CONSTRAINT "package_offer_possible" CHECK ("visits" BETWEEN 2 AND 100 AND "price_fen" >= "visits"
    AND "price_fen"::bigint <= "unit_fen"::bigint * "visits");
ALTER TABLE "visit_package"
  ADD CONSTRAINT "visit_package_lawful" CHECK ("months" BETWEEN 1 AND 12
    AND "valid_until" <= ("bought_at" AT TIME ZONE 'Asia/Shanghai')::date + interval '12 months'),
  ADD CONSTRAINT "visit_package_possible" CHECK ("visits" BETWEEN 2 AND 100 AND "price_fen" >= "visits"
    AND "price_fen"::bigint <= "unit_fen"::bigint * "visits");
ALTER TABLE "package_visit"
  ADD CONSTRAINT "package_visit_possible" CHECK ("no" >= 1 AND "fen" > 0 AND "back_fen" BETWEEN 0 AND "fen"
    AND ("back_fen" = 0 OR "state" IN ('drawn', 'used'))),
  ADD CONSTRAINT "package_visit_of_an_order" CHECK (("state" IN ('drawn', 'used')) = ("order_id" IS NOT NULL));

-- What is sold is not changed afterwards, only withdrawn.
CREATE FUNCTION "package_offer_stands"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW."offering_id", NEW."visits", NEW."price_fen", NEW."unit_fen", NEW."months")
    IS DISTINCT FROM (OLD."offering_id", OLD."visits", OLD."price_fen", OLD."unit_fen", OLD."months") THEN
    RAISE EXCEPTION 'an offered package is withdrawn, never changed';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER "package_offer_stands" BEFORE UPDATE ON "package_offer"
  FOR EACH ROW EXECUTE FUNCTION "package_offer_stands"();

-- At commit: its visits are as many as were bought, and together worth what was paid.
CREATE FUNCTION "visit_package_adds_up"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT (count(*), coalesce(sum("fen"), 0)) FROM "package_visit" WHERE "package_id" = NEW."id")
    IS DISTINCT FROM (NEW."visits"::bigint, NEW."price_fen"::bigint) THEN
    RAISE EXCEPTION 'the visits of package % are not worth its price', NEW."id"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'visit_package_adds_up';
  END IF;
  RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER "visit_package_adds_up" AFTER INSERT ON "visit_package"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "visit_package_adds_up"();

-- What is used or has gone back is over; what a visit is worth never changes.
CREATE FUNCTION "package_visit_stands"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."fen" <> OLD."fen" OR OLD."state" = 'refunded' AND NEW."state" <> 'refunded'
    OR OLD."state" = 'used' AND (NEW."state", NEW."order_id", NEW."back_fen")
      IS DISTINCT FROM (OLD."state", OLD."order_id", OLD."back_fen") THEN
    RAISE EXCEPTION 'visit % of package % is over', OLD."no", OLD."package_id"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'package_visit_stands';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER "package_visit_stands" BEFORE UPDATE ON "package_visit"
  FOR EACH ROW EXECUTE FUNCTION "package_visit_stands"();

-- Money belongs to one order or one package; a movement may be of a package's money for an order.
ALTER TABLE "payment" ADD CONSTRAINT "payment_for_one_thing" CHECK (num_nonnulls("order_id", "package_id") = 1);
ALTER TABLE "ledger_journal" ADD CONSTRAINT "ledger_journal_about_something" CHECK (num_nonnulls("order_id", "package_id") >= 1);
ALTER TABLE "order_quote" DROP CONSTRAINT "order_quote_adds_up";
ALTER TABLE "order_quote" ADD CONSTRAINT "order_quote_adds_up" CHECK (
  "price_fen" = "ltci_fen" + "voucher_fen" + "coupon_fen" + "package_fen" + "self_fen"
  AND least("price_fen", "ltci_fen", "voucher_fen", "coupon_fen", "package_fen", "self_fen") >= 0
);

-- No account that holds a family's money has given more than it had: custody by each order's or package's own part.
CREATE OR REPLACE FUNCTION "ledger_line_fits"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  "pocket" text := split_part(NEW."account_code", ':', 1);
  "its_order" uuid;
  "its_package" uuid;
BEGIN
  SELECT "order_id", "package_id" INTO "its_order", "its_package" FROM "ledger_journal"
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
      WHERE "line"."account_code" = NEW."account_code"
        AND CASE WHEN "its_package" IS NULL THEN "journal"."order_id" = "its_order" AND "journal"."package_id" IS NULL
          ELSE "journal"."package_id" = "its_package" END) < 0 THEN
    RAISE EXCEPTION 'order % or package % gave more from custody than it had', "its_order", "its_package"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_custody_not_negative';
  END IF;
  RETURN NULL;
END
$$;
