-- Places that are shared out by number: meals, seats, nursery classes, beds.
CREATE TYPE "pool_kind" AS ENUM ('meal', 'seat', 'place', 'bed', 'course');
ALTER TABLE "order_draft" ADD COLUMN     "born_on" DATE,
ADD COLUMN     "count" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "ends_at" TIMESTAMPTZ(3);

CREATE TABLE "capacity_pool" (
    "id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "kind" "pool_kind" NOT NULL,
    "name" TEXT NOT NULL,
    "capacity" INTEGER NOT NULL,
    "age_class" TEXT,
    "weekdays" INTEGER[],
    "valid_from" DATE NOT NULL,
    "valid_until" DATE,
    "retired_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "capacity_pool_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "pool_session" (
    "pool_id" UUID NOT NULL,
    "no" INTEGER NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "start_minute" INTEGER NOT NULL,
    "end_minute" INTEGER NOT NULL,
    CONSTRAINT "pool_session_pkey" PRIMARY KEY ("pool_id","no")
);

CREATE TABLE "pool_offering" (
    "offering_id" UUID NOT NULL,
    "pool_id" UUID NOT NULL,
    CONSTRAINT "pool_offering_pkey" PRIMARY KEY ("offering_id","pool_id")
);

CREATE TABLE "pool_carer" (
    "caregiver_id" UUID NOT NULL,
    "pool_id" UUID NOT NULL,
    CONSTRAINT "pool_carer_pkey" PRIMARY KEY ("caregiver_id")
);

CREATE TABLE "place_hold" (
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "pool_id" UUID NOT NULL,
    "rule_id" UUID,
    "expires_at" TIMESTAMPTZ(3),
    "released_at" TIMESTAMPTZ(3),
    CONSTRAINT "place_hold_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "place_taken" (
    "pool_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "session" INTEGER NOT NULL,
    "place_no" INTEGER NOT NULL,
    "hold_id" UUID NOT NULL,
    CONSTRAINT "place_taken_pkey" PRIMARY KEY ("pool_id","day","session","place_no")
);

CREATE TABLE "capacity_rule" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "age_class" TEXT NOT NULL,
    "region_code" TEXT,
    "from_months" INTEGER NOT NULL,
    "to_months" INTEGER NOT NULL,
    "most" INTEGER NOT NULL,
    "per_carer" INTEGER,
    "valid_from" DATE NOT NULL,
    "valid_until" DATE,
    "source" TEXT NOT NULL,
    CONSTRAINT "capacity_rule_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "capacity_pool_provider_id_idx" ON "capacity_pool"("provider_id");
CREATE INDEX "pool_offering_pool_id_idx" ON "pool_offering"("pool_id");
CREATE INDEX "pool_carer_pool_id_idx" ON "pool_carer"("pool_id");
CREATE INDEX "place_hold_order_id_idx" ON "place_hold"("order_id");
CREATE INDEX "place_taken_hold_id_idx" ON "place_taken"("hold_id");
CREATE UNIQUE INDEX "capacity_rule_code_version_key" ON "capacity_rule"("code", "version");
ALTER TABLE "capacity_pool" ADD CONSTRAINT "capacity_pool_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "provider"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "pool_session" ADD CONSTRAINT "pool_session_pool_id_fkey" FOREIGN KEY ("pool_id") REFERENCES "capacity_pool"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "pool_offering" ADD CONSTRAINT "pool_offering_offering_id_fkey" FOREIGN KEY ("offering_id") REFERENCES "offering"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "pool_offering" ADD CONSTRAINT "pool_offering_pool_id_fkey" FOREIGN KEY ("pool_id") REFERENCES "capacity_pool"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "pool_carer" ADD CONSTRAINT "pool_carer_caregiver_id_fkey" FOREIGN KEY ("caregiver_id") REFERENCES "caregiver"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "pool_carer" ADD CONSTRAINT "pool_carer_pool_id_fkey" FOREIGN KEY ("pool_id") REFERENCES "capacity_pool"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "place_hold" ADD CONSTRAINT "place_hold_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "place_hold" ADD CONSTRAINT "place_hold_pool_id_fkey" FOREIGN KEY ("pool_id") REFERENCES "capacity_pool"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "place_hold" ADD CONSTRAINT "place_hold_rule_id_fkey" FOREIGN KEY ("rule_id") REFERENCES "capacity_rule"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "place_taken" ADD CONSTRAINT "place_taken_pool_id_fkey" FOREIGN KEY ("pool_id") REFERENCES "capacity_pool"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "place_taken" ADD CONSTRAINT "place_taken_hold_id_fkey" FOREIGN KEY ("hold_id") REFERENCES "place_hold"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Facts no code path may break.
ALTER TABLE "capacity_pool" ADD CONSTRAINT "capacity_pool_possible" CHECK ("capacity" BETWEEN 1 AND 2000
  AND cardinality("weekdays") BETWEEN 1 AND 7 AND "weekdays" <@ ARRAY[1, 2, 3, 4, 5, 6, 7]
  AND ("valid_until" IS NULL OR "valid_until" >= "valid_from"));
ALTER TABLE "pool_session" ADD CONSTRAINT "pool_session_possible"
  CHECK ("no" >= 0 AND "start_minute" BETWEEN 0 AND 1439 AND "end_minute" > "start_minute" AND "end_minute" <= 2880);
ALTER TABLE "capacity_rule" ADD CONSTRAINT "capacity_rule_possible" CHECK ("most" > 0 AND "per_carer" > 0
  AND "from_months" >= 0 AND "to_months" > "from_months" AND ("valid_until" IS NULL OR "valid_until" >= "valid_from"));
ALTER TABLE "order_draft" ADD CONSTRAINT "order_draft_count_positive" CHECK ("count" > 0);
-- A home nursery is one group, whatever it is called.
CREATE UNIQUE INDEX "capacity_pool_one_home" ON "capacity_pool" ("provider_id") WHERE "age_class" = 'home' AND "retired_at" IS NULL;

-- The hold is tried before the order is written, so that the many who lose a race write nothing else.
ALTER TABLE "place_hold" ALTER CONSTRAINT "place_hold_order_id_fkey" DEFERRABLE INITIALLY DEFERRED;

-- The last judges of overselling: no number twice in a session of a day (the key), and none beyond the pool's capacity.
CREATE FUNCTION "place_within_capacity"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."place_no" NOT BETWEEN 1 AND (SELECT "capacity" FROM "capacity_pool" WHERE "id" = NEW."pool_id") THEN
    RAISE EXCEPTION 'place % is beyond the capacity of the pool', NEW."place_no" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER "place_taken_within_capacity" BEFORE INSERT OR UPDATE ON "place_taken"
  FOR EACH ROW EXECUTE FUNCTION "place_within_capacity"();

-- A released hold has no places: whoever releases one, by whatever path, gives them back with it.
CREATE FUNCTION "place_hold_gives_back"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "place_taken" WHERE "hold_id" = NEW."id";
  RETURN NULL;
END
$$;
CREATE TRIGGER "place_hold_released" AFTER UPDATE OF "released_at" ON "place_hold"
  FOR EACH ROW WHEN (OLD."released_at" IS NULL AND NEW."released_at" IS NOT NULL)
  EXECUTE FUNCTION "place_hold_gives_back"();

-- Rules are dated data: a new figure is a new version.
CREATE FUNCTION "capacity_rule_is_append_only"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a rule of capacity is never changed: add a version';
END
$$;
CREATE TRIGGER "capacity_rule_append_only" BEFORE UPDATE OR DELETE ON "capacity_rule"
  FOR EACH ROW EXECUTE FUNCTION "capacity_rule_is_append_only"();
CREATE TRIGGER "capacity_rule_no_truncate" BEFORE TRUNCATE ON "capacity_rule"
  FOR EACH STATEMENT EXECUTE FUNCTION "capacity_rule_is_append_only"();

INSERT INTO "capacity_rule" ("id", "code", "version", "age_class", "from_months", "to_months", "most", "per_carer", "valid_from", "source")
SELECT uuidv7(), "code", 1, "age_class", "from_months", "to_months", "most", "per_carer", "valid_from"::date, "source"
FROM (VALUES
  ('nursery_infant', 'infant_12', 6, 12, 10, 3, '2019-10-08', '托育机构设置标准（试行）2019：乳儿班。数字据二手资料，未核对原文'),
  ('nursery_toddler', 'toddler_24', 12, 24, 15, 5, '2019-10-08', '托育机构设置标准（试行）2019：托小班。数字据二手资料，未核对原文'),
  ('nursery_older', 'toddler_36', 24, 36, 20, 7, '2019-10-08', '托育机构设置标准（试行）2019：托大班。数字据二手资料，未核对原文'),
  ('nursery_mixed', 'mixed', 18, 36, 18, NULL, '2019-10-08', '托育机构设置标准（试行）2019：混合编班，照护比例由各地规定。数字据二手资料，未核对原文'),
  ('home_nursery', 'home', 0, 36, 5, 3, '2023-10-16', '家庭托育点管理办法（试行）2023：最多 5 名 3 岁以下婴幼儿，每名照护人员最多看护 3 名')
) AS "rule" ("code", "age_class", "from_months", "to_months", "most", "per_carer", "valid_from", "source");
