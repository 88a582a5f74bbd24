-- CreateTable
CREATE TABLE "site_hours" (
    "site_id" UUID NOT NULL,
    "weekday" INTEGER NOT NULL,
    "start_minute" INTEGER NOT NULL,
    "end_minute" INTEGER NOT NULL,

    CONSTRAINT "site_hours_pkey" PRIMARY KEY ("site_id","weekday","start_minute")
);

-- CreateTable
CREATE TABLE "site_day" (
    "site_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "bounds" INTEGER[] NOT NULL DEFAULT ARRAY[]::INTEGER[],
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "site_day_pkey" PRIMARY KEY ("site_id","day")
);

-- AddForeignKey
ALTER TABLE "site_hours" ADD CONSTRAINT "site_hours_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "site_day" ADD CONSTRAINT "site_day_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Facts no code path may break.
ALTER TABLE "site_hours" ADD CONSTRAINT "site_hours_possible"
  CHECK ("weekday" BETWEEN 1 AND 7 AND "start_minute" >= 0 AND "end_minute" <= 1440 AND "start_minute" < "end_minute");
ALTER TABLE "site_day" ADD CONSTRAINT "site_day_pairs" CHECK (
  cardinality("bounds") % 2 = 0 AND cardinality("bounds") <= 12 AND 0 <= ALL ("bounds") AND 1440 >= ALL ("bounds")
);
