-- Orders that staff place for whoever called or came to the counter.
-- CreateEnum
CREATE TYPE "phone_order_channel" AS ENUM ('phone', 'counter');

-- AlterTable
ALTER TABLE "order" ADD COLUMN     "by_phone" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "phone_order" (
    "id" UUID NOT NULL,
    "draft_id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "staff_name" TEXT NOT NULL,
    "provider_id" UUID,
    "channel" "phone_order_channel" NOT NULL,
    "caller_name" TEXT NOT NULL,
    "caller_phone" TEXT NOT NULL,
    "relation" TEXT NOT NULL,
    "verified_by" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "payer_name" TEXT NOT NULL,
    "payer_phone" TEXT NOT NULL,
    "consented_at" TIMESTAMPTZ(3) NOT NULL,
    "begun_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "order_id" UUID,

    CONSTRAINT "phone_order_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "phone_order_draft_id_key" ON "phone_order"("draft_id");

-- CreateIndex
CREATE UNIQUE INDEX "phone_order_order_id_key" ON "phone_order"("order_id");

-- CreateIndex
CREATE INDEX "phone_order_provider_id_begun_at_idx" ON "phone_order"("provider_id", "begun_at");

-- CreateIndex
CREATE INDEX "phone_order_begun_at_idx" ON "phone_order"("begun_at");

-- CreateIndex
CREATE INDEX "phone_order_staff_id_begun_at_idx" ON "phone_order"("staff_id", "begun_at");

-- AddForeignKey
ALTER TABLE "phone_order" ADD CONSTRAINT "phone_order_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "provider"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "phone_order" ADD CONSTRAINT "phone_order_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
