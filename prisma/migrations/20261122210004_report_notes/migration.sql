-- What operators write beside a year's figures.
-- CreateTable
CREATE TABLE "report_note" (
    "id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "section" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "written_by" UUID NOT NULL,
    "written_by_name" TEXT NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL,
    "key" TEXT NOT NULL,

    CONSTRAINT "report_note_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "report_note_key_key" ON "report_note"("key");

-- CreateIndex
CREATE INDEX "report_note_year_section_written_at_idx" ON "report_note"("year", "section", "written_at");
