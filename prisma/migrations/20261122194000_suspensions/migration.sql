-- Suspensions: what keeps a provider, an offering, a caregiver or a person from taking on anything new, and what becomes of
-- the visits it reaches. Closures: the steps of a provider's end.
CREATE TYPE "suspension_target" AS ENUM ('provider', 'offering', 'caregiver', 'person');

CREATE TYPE "suspension_state" AS ENUM ('active', 'appealed', 'lifted');

CREATE TYPE "affected_state" AS ENUM ('pending', 'rehomed', 'refunded', 'ended', 'kept');

CREATE TYPE "closure_state" AS ENUM ('running', 'done', 'called_off');

ALTER TABLE "caregiver" ADD COLUMN     "suspended_at" TIMESTAMPTZ(3);

ALTER TABLE "offering" ADD COLUMN     "suspended_at" TIMESTAMPTZ(3);

ALTER TABLE "provider" ADD COLUMN     "payouts_held_at" TIMESTAMPTZ(3);

ALTER TABLE "user" ADD COLUMN     "suspended_at" TIMESTAMPTZ(3);

CREATE TABLE "suspension" (
    "id" UUID NOT NULL,
    "target" "suspension_target" NOT NULL,
    "provider_id" UUID,
    "offering_id" UUID,
    "caregiver_id" UUID,
    "user_id" UUID,
    "state" "suspension_state" NOT NULL DEFAULT 'active',
    "version" INTEGER NOT NULL DEFAULT 1,
    "reason" TEXT NOT NULL,
    "settles" BOOLEAN NOT NULL DEFAULT true,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "decided_by" UUID NOT NULL,
    "decided_by_name" TEXT NOT NULL,
    "settles_from" TIMESTAMPTZ(3) NOT NULL,
    "appeal_text" TEXT NOT NULL DEFAULT '',
    "appealed_at" TIMESTAMPTZ(3),
    "answer" TEXT NOT NULL DEFAULT '',
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "suspension_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "affected_order" (
    "suspension_id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "state" "affected_state" NOT NULL DEFAULT 'pending',
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,
    "settled_at" TIMESTAMPTZ(3),
    "refund_fen" INTEGER NOT NULL DEFAULT 0,
    "caregiver_name" TEXT NOT NULL DEFAULT '',
    "offers" JSONB NOT NULL DEFAULT '[]',
    "restored_at" TIMESTAMPTZ(3),

    CONSTRAINT "affected_order_pkey" PRIMARY KEY ("suspension_id","order_id")
);

CREATE TABLE "closure" (
    "id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "suspension_id" UUID NOT NULL,
    "state" "closure_state" NOT NULL DEFAULT 'running',
    "version" INTEGER NOT NULL DEFAULT 1,
    "reason" TEXT NOT NULL,
    "last_day" DATE NOT NULL,
    "short_notice" TEXT NOT NULL DEFAULT '',
    "rule" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "opened_by" UUID NOT NULL,
    "opened_by_name" TEXT NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "notice" TEXT NOT NULL DEFAULT '',
    "published_at" TIMESTAMPTZ(3),

    CONSTRAINT "closure_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "closure_step" (
    "closure_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_name" TEXT NOT NULL,
    "result" JSONB NOT NULL,

    CONSTRAINT "closure_step_pkey" PRIMARY KEY ("closure_id","name")
);

CREATE INDEX "suspension_provider_id_idx" ON "suspension"("provider_id");

CREATE INDEX "suspension_due_at_idx" ON "suspension"("due_at");

CREATE INDEX "affected_order_order_id_idx" ON "affected_order"("order_id");

CREATE INDEX "affected_order_state_due_at_idx" ON "affected_order"("state", "due_at");

CREATE UNIQUE INDEX "closure_suspension_id_key" ON "closure"("suspension_id");

CREATE INDEX "closure_provider_id_idx" ON "closure"("provider_id");

ALTER TABLE "suspension" ADD CONSTRAINT "suspension_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "provider"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "suspension" ADD CONSTRAINT "suspension_offering_id_fkey" FOREIGN KEY ("offering_id") REFERENCES "offering"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "suspension" ADD CONSTRAINT "suspension_caregiver_id_fkey" FOREIGN KEY ("caregiver_id") REFERENCES "caregiver"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "suspension" ADD CONSTRAINT "suspension_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "affected_order" ADD CONSTRAINT "affected_order_suspension_id_fkey" FOREIGN KEY ("suspension_id") REFERENCES "suspension"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "affected_order" ADD CONSTRAINT "affected_order_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "closure" ADD CONSTRAINT "closure_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "provider"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "closure" ADD CONSTRAINT "closure_suspension_id_fkey" FOREIGN KEY ("suspension_id") REFERENCES "suspension"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "closure_step" ADD CONSTRAINT "closure_step_closure_id_fkey" FOREIGN KEY ("closure_id") REFERENCES "closure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

create unique index "suspension_one_of_a_provider" on "suspension" ("provider_id") where "target" = 'provider' and "state" <> 'lifted';
create unique index "suspension_one_of_an_offering" on "suspension" ("offering_id") where "target" = 'offering' and "state" <> 'lifted';
create unique index "suspension_one_of_a_caregiver" on "suspension" ("caregiver_id") where "target" = 'caregiver' and "state" <> 'lifted';
create unique index "suspension_one_of_a_person" on "suspension" ("user_id") where "target" = 'person' and "state" <> 'lifted';
alter table "suspension" add constraint "suspension_is_about_one_thing" check (case "target"
  when 'person' then "user_id" is not null and "provider_id" is null and "offering_id" is null and "caregiver_id" is null
  when 'provider' then "provider_id" is not null and "offering_id" is null and "caregiver_id" is null and "user_id" is null
  when 'offering' then "provider_id" is not null and "offering_id" is not null and "caregiver_id" is null and "user_id" is null
  else "provider_id" is not null and "caregiver_id" is not null and "offering_id" is null and "user_id" is null end);
alter table "suspension" add constraint "suspension_end_says_when" check (("state" = 'lifted') = ("ended_at" is not null));
alter table "suspension" add constraint "suspension_appeal_says_what"
  check (("appealed_at" is not null) = ("appeal_text" <> '') and ("state" <> 'appealed' or "appealed_at" is not null));
alter table "suspension" add constraint "suspension_says_why" check (length("reason") >= 2);
alter table "affected_order" add constraint "affected_order_settled_says_when"
  check (("state" = 'pending') = ("settled_at" is null));
create unique index "closure_one_at_a_time" on "closure" ("provider_id") where "state" = 'running';
alter table "closure" add constraint "closure_end_says_when" check (("state" = 'running') = ("closed_at" is null));
alter table "closure" add constraint "closure_published_with_words" check (("published_at" is not null) = ("notice" <> ''));

-- As before, and nobody's time is promised who is suspended: whoever suspends holds the caregiver's row.
CREATE OR REPLACE FUNCTION "promise_time"(
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
  FROM "caregiver" WHERE "id" = for_caregiver AND "retired_at" IS NULL AND "suspended_at" IS NULL FOR SHARE;
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
  ) OR EXISTS (
    SELECT FROM "duty" d
    WHERE d."caregiver_id" = for_caregiver
      AND d."day" BETWEEN (midnight AT TIME ZONE 'Asia/Shanghai')::date - 2 AND (visit_ends AT TIME ZONE 'Asia/Shanghai')::date + 1
      AND d."starts_at" < visit_ends + make_interval(mins => carer.buffer_minutes)
      AND d."ends_at" + make_interval(mins => carer.buffer_minutes) > visit_starts
  ) THEN
    DELETE FROM "hold" WHERE "id" = kept;
    RETURN false;
  END IF;
  RETURN true;
END $$;
