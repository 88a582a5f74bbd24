-- Files that were just kept: noted before they are, so that what no row names an hour later can be removed.
-- CreateTable
CREATE TABLE "noted_file" (
    "file_key" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "noted_file_pkey" PRIMARY KEY ("file_key")
);

-- CreateIndex
CREATE INDEX "noted_file_at_idx" ON "noted_file"("at");
