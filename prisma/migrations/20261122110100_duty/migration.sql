-- When those who are named for a pool look after whoever has a place in it: all of each session in which a place is kept.
CREATE VIEW "duty" AS
  SELECT DISTINCT c."caregiver_id", t."day",
    (t."day" + make_interval(mins => s."start_minute")) AT TIME ZONE 'Asia/Shanghai' AS "starts_at",
    (t."day" + make_interval(mins => s."end_minute")) AT TIME ZONE 'Asia/Shanghai' AS "ends_at"
  FROM "pool_carer" c
  JOIN "place_taken" t ON t."pool_id" = c."pool_id"
  JOIN "pool_session" s ON s."pool_id" = t."pool_id" AND s."no" = t."session";

-- As before, and nobody is sent to a home who looks after places then; on either side they have the way the caregiver keeps
-- free anyway. Whoever keeps a place holds the same lock of each of the pool's carers, so that one of the two sees the other.
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
