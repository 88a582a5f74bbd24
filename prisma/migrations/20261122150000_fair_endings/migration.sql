CREATE TYPE "visit_side" AS ENUM ('family', 'provider');

-- What the family gets back when an order closes though the visit took place, or nobody opened the door.
ALTER TABLE "order"
  ADD COLUMN "concession_fen" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "ruled_at" TIMESTAMPTZ(3),
  ADD CONSTRAINT "order_concession_within" CHECK ("concession_fen" >= 0 AND "concession_fen" <= "price_fen");

ALTER TABLE "visit" ADD COLUMN "missed_by" "visit_side";
-- Until today only a provider was ever found missing.
UPDATE "visit" SET "missed_by" = 'provider' WHERE "state" = 'missed';
ALTER TABLE "visit" ADD CONSTRAINT "visit_missed_by_somebody" CHECK (("state" = 'missed') = ("missed_by" IS NOT NULL));
