-- AlterTable
ALTER TABLE "place_hold" ALTER COLUMN "order_id" DROP NOT NULL;

-- AlterTable
ALTER TABLE "wait_wish" ADD COLUMN "count" INTEGER NOT NULL DEFAULT 1;

-- What is offered says itself when it is: a place's hold knows numbers, not times.
ALTER TABLE "wait_offer" ADD COLUMN "place_hold_id" UUID, ADD COLUMN "starts_at" TIMESTAMPTZ(3), ADD COLUMN "ends_at" TIMESTAMPTZ(3);
UPDATE "wait_offer" o SET "starts_at" = h."starts_at", "ends_at" = coalesce(h."visit_ends_at", h."ends_at")
  FROM "hold" h WHERE h."id" = o."hold_id";
ALTER TABLE "wait_offer" ALTER COLUMN "starts_at" SET NOT NULL, ALTER COLUMN "ends_at" SET NOT NULL,
  ALTER COLUMN "hold_id" DROP NOT NULL;

-- CreateIndex
CREATE UNIQUE INDEX "wait_offer_place_hold_id_key" ON "wait_offer"("place_hold_id");

-- AddForeignKey
ALTER TABLE "wait_offer" ADD CONSTRAINT "wait_offer_place_hold_id_fkey" FOREIGN KEY ("place_hold_id") REFERENCES "place_hold"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A time or a place, never both and never nothing.
ALTER TABLE "wait_offer" ADD CONSTRAINT "wait_offer_of_one" CHECK (("hold_id" IS NULL) <> ("place_hold_id" IS NULL));
-- Kept without an order, it runs out.
ALTER TABLE "place_hold" ADD CONSTRAINT "place_hold_runs_out" CHECK ("order_id" IS NOT NULL OR "expires_at" IS NOT NULL);
