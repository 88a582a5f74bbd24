-- How many of an age live where, with who published it.
-- CreateEnum
CREATE TYPE "age_group" AS ENUM ('age_60', 'age_65', 'age_80', 'age_0_3');

-- CreateTable
CREATE TABLE "population_figure" (
    "id" UUID NOT NULL,
    "region_code" TEXT NOT NULL,
    "age_group" "age_group" NOT NULL,
    "people" INTEGER NOT NULL,
    "as_of" DATE NOT NULL,
    "source" TEXT NOT NULL,
    "entered_by" UUID NOT NULL,
    "entered_by_name" TEXT NOT NULL,
    "entered_at" TIMESTAMPTZ(3) NOT NULL,
    "key" TEXT NOT NULL,

    CONSTRAINT "population_figure_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "population_figure_key_key" ON "population_figure"("key");

-- CreateIndex
CREATE INDEX "population_figure_region_code_age_group_as_of_idx" ON "population_figure"("region_code", "age_group", "as_of");

-- Nobody is counted in fractions of nobody, and nothing stands without its source.
alter table "population_figure" add constraint "population_figure_says_whose"
  check ("people" > 0 and length(trim("source")) > 3);
