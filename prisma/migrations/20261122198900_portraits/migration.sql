-- A caregiver's portrait, who put it there and that the caregiver agreed.
-- CreateEnum
CREATE TYPE "portrait_agreed" AS ENUM ('own', 'told');

-- AlterTable
ALTER TABLE "caregiver" ADD COLUMN     "portrait_agreed" "portrait_agreed",
ADD COLUMN     "portrait_at" TIMESTAMPTZ(3),
ADD COLUMN     "portrait_by" UUID,
ADD COLUMN     "portrait_id" UUID,
ADD COLUMN     "portrait_public" BOOLEAN NOT NULL DEFAULT false;

-- CreateIndex
CREATE INDEX "caregiver_portrait_id_idx" ON "caregiver"("portrait_id");

-- No portrait without somebody who put it there and a caregiver who agreed.
ALTER TABLE "caregiver" ADD CONSTRAINT "caregiver_portrait_agreed" CHECK (
  CASE WHEN "portrait_id" IS NULL
    THEN num_nonnulls("portrait_agreed", "portrait_by", "portrait_at") = 0 AND NOT "portrait_public"
    ELSE num_nulls("portrait_agreed", "portrait_by", "portrait_at") = 0
  END);
