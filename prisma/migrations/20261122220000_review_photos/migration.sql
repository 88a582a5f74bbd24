-- Photos of a family's review, and the decision that takes photos away and leaves the words.
-- AlterEnum
ALTER TYPE "review_outcome" ADD VALUE 'hide' BEFORE 'remove';

-- AlterTable
ALTER TABLE "review_check" ADD COLUMN     "photo_id" UUID;

-- CreateTable
CREATE TABLE "review_photo" (
    "id" UUID NOT NULL,
    "review_id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "place" INTEGER NOT NULL,
    "file_key" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "added_by" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "hidden_by" UUID,

    CONSTRAINT "review_photo_pkey" PRIMARY KEY ("id"),
    -- At most six of one review: the places are numbered, and each is taken once.
    CONSTRAINT "review_photo_place" CHECK ("place" BETWEEN 1 AND 6),
    CONSTRAINT "review_photo_size" CHECK ("width" > 0 AND "height" > 0)
);

-- CreateIndex
CREATE UNIQUE INDEX "review_photo_file_key_key" ON "review_photo"("file_key");

-- CreateIndex
CREATE INDEX "review_photo_order_id_idx" ON "review_photo"("order_id");

-- CreateIndex
CREATE UNIQUE INDEX "review_photo_review_id_place_key" ON "review_photo"("review_id", "place");

-- AddForeignKey
ALTER TABLE "review_photo" ADD CONSTRAINT "review_photo_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "review"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_photo" ADD CONSTRAINT "review_photo_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_photo" ADD CONSTRAINT "review_photo_hidden_by_fkey" FOREIGN KEY ("hidden_by") REFERENCES "review_check"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
