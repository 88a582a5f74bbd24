-- CreateEnum
CREATE TYPE "holiday_rule" AS ENUM ('works', 'rests');

-- CreateEnum
CREATE TYPE "leave_kind" AS ENUM ('annual', 'sick', 'personal', 'family', 'training', 'other');

-- CreateEnum
CREATE TYPE "holiday_kind" AS ENUM ('off', 'workday');

-- AlterTable
ALTER TABLE "caregiver" ADD COLUMN     "accepts_pets" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "accepts_smoke" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "daily_minutes" INTEGER,
ADD COLUMN     "daily_visits" INTEGER,
ADD COLUMN     "holidays" "holiday_rule";

-- AlterTable
ALTER TABLE "hold" ADD COLUMN     "extended_at" TIMESTAMPTZ(3),
ADD COLUMN     "lat" DOUBLE PRECISION,
ADD COLUMN     "lng" DOUBLE PRECISION,
ADD COLUMN     "visit_ends_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "provider" ADD COLUMN     "book_ahead_days" INTEGER NOT NULL DEFAULT 60,
ADD COLUMN     "holidays" "holiday_rule" NOT NULL DEFAULT 'works';

-- AlterTable
ALTER TABLE "recipient" ADD COLUMN     "has_pets" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "languages" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "prefers_familiar" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "smokes" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "wants_gender" "gender";

-- CreateTable
CREATE TABLE "caregiver_day" (
    "caregiver_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "bounds" INTEGER[] NOT NULL DEFAULT ARRAY[]::INTEGER[],
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "caregiver_day_pkey" PRIMARY KEY ("caregiver_id","day")
);

-- CreateTable
CREATE TABLE "leave" (
    "id" UUID NOT NULL,
    "caregiver_id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "kind" "leave_kind" NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "key" TEXT NOT NULL,
    "recorded_by" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "leave_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "closing" (
    "id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "site_id" UUID,
    "first_day" DATE NOT NULL,
    "last_day" DATE NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "key" TEXT NOT NULL,

    CONSTRAINT "closing_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "holiday" (
    "day" DATE NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "holiday_kind" NOT NULL,
    "as_weekday" INTEGER,
    "updated_by" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "holiday_pkey" PRIMARY KEY ("day")
);

-- CreateIndex
CREATE UNIQUE INDEX "leave_key_key" ON "leave"("key");

-- CreateIndex
CREATE INDEX "leave_caregiver_id_starts_at_idx" ON "leave"("caregiver_id", "starts_at");

-- CreateIndex
CREATE UNIQUE INDEX "closing_key_key" ON "closing"("key");

-- CreateIndex
CREATE INDEX "closing_provider_id_last_day_idx" ON "closing"("provider_id", "last_day");

-- AddForeignKey
ALTER TABLE "caregiver_day" ADD CONSTRAINT "caregiver_day_caregiver_id_fkey" FOREIGN KEY ("caregiver_id") REFERENCES "caregiver"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "leave" ADD CONSTRAINT "leave_caregiver_id_fkey" FOREIGN KEY ("caregiver_id") REFERENCES "caregiver"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "closing" ADD CONSTRAINT "closing_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "provider"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "closing" ADD CONSTRAINT "closing_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE SET NULL ON UPDATE CASCADE;


-- Facts no code path may break.
ALTER TABLE "caregiver"
  ADD CONSTRAINT "caregiver_limits_possible" CHECK (
    coalesce("daily_visits", 1) BETWEEN 1 AND 48 AND coalesce("daily_minutes", 1) BETWEEN 1 AND 1440
  );
ALTER TABLE "provider" ADD CONSTRAINT "provider_book_ahead_possible" CHECK ("book_ahead_days" BETWEEN 1 AND 366);
ALTER TABLE "caregiver_day" ADD CONSTRAINT "caregiver_day_pairs" CHECK (
  cardinality("bounds") % 2 = 0 AND cardinality("bounds") <= 12 AND 0 <= ALL ("bounds") AND 1440 >= ALL ("bounds")
);
ALTER TABLE "leave" ADD CONSTRAINT "leave_ends_after_start" CHECK ("ends_at" > "starts_at");
ALTER TABLE "closing" ADD CONSTRAINT "closing_ends_not_before" CHECK ("last_day" >= "first_day");
ALTER TABLE "holiday" ADD CONSTRAINT "holiday_weekday_of_workday" CHECK (
  "as_weekday" IS NULL OR ("kind" = 'workday' AND "as_weekday" BETWEEN 1 AND 7)
);
ALTER TABLE "hold" ADD CONSTRAINT "hold_keeps_the_visit" CHECK (
  "visit_ends_at" IS NULL OR "visit_ends_at" BETWEEN "starts_at" AND "ends_at"
);

-- What was promised before knew its end and its place too.
UPDATE "hold" SET "visit_ends_at" = "order"."ends_at", "lat" = "order"."lat", "lng" = "order"."lng"
FROM "order" WHERE "order"."id" = "hold"."order_id" AND "order"."ends_at" BETWEEN "hold"."starts_at" AND "hold"."ends_at";

-- Minutes of way between two places: the straight line times 1.4 at 250 metres a minute, at least 10; what the caregiver
-- keeps free anyway where a place is unknown. The same rule as server/availability/way.rules.ts; a test compares them.
CREATE FUNCTION "way_minutes"(lat1 float8, lng1 float8, lat2 float8, lng2 float8, buffer int) RETURNS int
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN lat1 IS NULL OR lng1 IS NULL OR lat2 IS NULL OR lng2 IS NULL THEN buffer
  ELSE greatest(10, ceil(2 * 6371000 * asin(least(1, sqrt(
      power(sin(radians(lat2 - lat1) / 2), 2)
      + cos(radians(lat1)) * cos(radians(lat2)) * power(sin(radians(lng2 - lng1) / 2), 2)
    ))) * 1.4 / 250)::int) END
$$;

-- Keeps a caregiver's time for an order, or says false. The exclusion constraint decides overlaps, and lets the many who
-- lose a race go at once. Whoever won it then takes turns by caregiver: the ways to the neighbours and the day's limits
-- are read anew once those who wrote before have committed.
CREATE FUNCTION "promise_time"(
  for_caregiver uuid, for_order uuid, visit_starts timestamptz, visit_ends timestamptz,
  place_lat float8, place_lng float8, until timestamptz
) RETURNS boolean LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  carer record;
  kept uuid;
  least_way int;
  known boolean := place_lat IS NOT NULL AND place_lng IS NOT NULL;
  midnight timestamptz := date_trunc('day', visit_starts, 'Asia/Shanghai');
BEGIN
  SELECT "buffer_minutes", "daily_visits", "daily_minutes" INTO carer
  FROM "caregiver" WHERE "id" = for_caregiver AND "retired_at" IS NULL FOR SHARE;
  IF NOT FOUND THEN RETURN false; END IF;
  least_way := CASE WHEN known THEN least(10, carer.buffer_minutes) ELSE carer.buffer_minutes END;
  INSERT INTO "hold" ("id", "caregiver_id", "order_id", "starts_at", "ends_at", "visit_ends_at", "lat", "lng", "expires_at")
  VALUES (uuidv7(), for_caregiver, for_order, visit_starts, visit_ends + make_interval(mins => least_way), visit_ends,
    CASE WHEN known THEN place_lat END, CASE WHEN known THEN place_lng END, until)
  ON CONFLICT DO NOTHING RETURNING "id" INTO kept;
  IF kept IS NULL THEN RETURN false; END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended(for_caregiver::text, 724003));
  IF EXISTS (
    SELECT FROM "hold" h
    WHERE h."caregiver_id" = for_caregiver AND h."released_at" IS NULL AND h."id" <> kept
      AND h."starts_at" < visit_ends + interval '1 day' AND h."starts_at" > visit_starts - interval '3 days'
      AND CASE WHEN h."starts_at" >= visit_ends
        THEN h."starts_at" < visit_ends + make_interval(mins => "way_minutes"(place_lat, place_lng, h."lat", h."lng", carer.buffer_minutes))
        ELSE h."visit_ends_at" IS NOT NULL AND visit_starts < h."visit_ends_at"
          + make_interval(mins => "way_minutes"(h."lat", h."lng", place_lat, place_lng, carer.buffer_minutes)) END
  ) OR EXISTS (
    SELECT FROM "hold" h
    WHERE h."caregiver_id" = for_caregiver AND h."released_at" IS NULL
      AND h."starts_at" >= midnight AND h."starts_at" < midnight + interval '1 day'
    HAVING count(*) > carer.daily_visits
      OR sum(extract(epoch FROM coalesce(h."visit_ends_at", h."ends_at") - h."starts_at")) > carer.daily_minutes * 60
  ) THEN
    DELETE FROM "hold" WHERE "id" = kept;
    RETURN false;
  END IF;
  RETURN true;
END $$;

-- The days the State Council announced (国办发明电), from NateScarlet/holiday-cn (MIT): days off, and make-up workdays with
-- the weekday whose hours they take: the last Monday-to-Friday days off of a holiday are the ones made up for.
INSERT INTO "holiday" ("day", "name", "kind", "as_weekday") VALUES
  ('2025-01-01', '元旦', 'off', NULL),
  ('2025-01-26', '春节', 'workday', 1),
  ('2025-01-28', '春节', 'off', NULL),
  ('2025-01-29', '春节', 'off', NULL),
  ('2025-01-30', '春节', 'off', NULL),
  ('2025-01-31', '春节', 'off', NULL),
  ('2025-02-01', '春节', 'off', NULL),
  ('2025-02-02', '春节', 'off', NULL),
  ('2025-02-03', '春节', 'off', NULL),
  ('2025-02-04', '春节', 'off', NULL),
  ('2025-02-08', '春节', 'workday', 2),
  ('2025-04-04', '清明节', 'off', NULL),
  ('2025-04-05', '清明节', 'off', NULL),
  ('2025-04-06', '清明节', 'off', NULL),
  ('2025-04-27', '劳动节', 'workday', 1),
  ('2025-05-01', '劳动节', 'off', NULL),
  ('2025-05-02', '劳动节', 'off', NULL),
  ('2025-05-03', '劳动节', 'off', NULL),
  ('2025-05-04', '劳动节', 'off', NULL),
  ('2025-05-05', '劳动节', 'off', NULL),
  ('2025-05-31', '端午节', 'off', NULL),
  ('2025-06-01', '端午节', 'off', NULL),
  ('2025-06-02', '端午节', 'off', NULL),
  ('2025-09-28', '国庆节、中秋节', 'workday', 2),
  ('2025-10-01', '国庆节、中秋节', 'off', NULL),
  ('2025-10-02', '国庆节、中秋节', 'off', NULL),
  ('2025-10-03', '国庆节、中秋节', 'off', NULL),
  ('2025-10-04', '国庆节、中秋节', 'off', NULL),
  ('2025-10-05', '国庆节、中秋节', 'off', NULL),
  ('2025-10-06', '国庆节、中秋节', 'off', NULL),
  ('2025-10-07', '国庆节、中秋节', 'off', NULL),
  ('2025-10-08', '国庆节、中秋节', 'off', NULL),
  ('2025-10-11', '国庆节、中秋节', 'workday', 3),
  ('2026-01-01', '元旦', 'off', NULL),
  ('2026-01-02', '元旦', 'off', NULL),
  ('2026-01-03', '元旦', 'off', NULL),
  ('2026-01-04', '元旦', 'workday', 5),
  ('2026-02-14', '春节', 'workday', 5),
  ('2026-02-15', '春节', 'off', NULL),
  ('2026-02-16', '春节', 'off', NULL),
  ('2026-02-17', '春节', 'off', NULL),
  ('2026-02-18', '春节', 'off', NULL),
  ('2026-02-19', '春节', 'off', NULL),
  ('2026-02-20', '春节', 'off', NULL),
  ('2026-02-21', '春节', 'off', NULL),
  ('2026-02-22', '春节', 'off', NULL),
  ('2026-02-23', '春节', 'off', NULL),
  ('2026-02-28', '春节', 'workday', 1),
  ('2026-04-04', '清明节', 'off', NULL),
  ('2026-04-05', '清明节', 'off', NULL),
  ('2026-04-06', '清明节', 'off', NULL),
  ('2026-05-01', '劳动节', 'off', NULL),
  ('2026-05-02', '劳动节', 'off', NULL),
  ('2026-05-03', '劳动节', 'off', NULL),
  ('2026-05-04', '劳动节', 'off', NULL),
  ('2026-05-05', '劳动节', 'off', NULL),
  ('2026-05-09', '劳动节', 'workday', 2),
  ('2026-06-19', '端午节', 'off', NULL),
  ('2026-06-20', '端午节', 'off', NULL),
  ('2026-06-21', '端午节', 'off', NULL),
  ('2026-09-20', '国庆节', 'workday', 2),
  ('2026-09-25', '中秋节', 'off', NULL),
  ('2026-09-26', '中秋节', 'off', NULL),
  ('2026-09-27', '中秋节', 'off', NULL),
  ('2026-10-01', '国庆节', 'off', NULL),
  ('2026-10-02', '国庆节', 'off', NULL),
  ('2026-10-03', '国庆节', 'off', NULL),
  ('2026-10-04', '国庆节', 'off', NULL),
  ('2026-10-05', '国庆节', 'off', NULL),
  ('2026-10-06', '国庆节', 'off', NULL),
  ('2026-10-07', '国庆节', 'off', NULL),
  ('2026-10-10', '国庆节', 'workday', 3);
