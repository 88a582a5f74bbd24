-- A price that was reduced is borne by all who pay it: what is reserved may become less until it is settled, never more.
CREATE OR REPLACE FUNCTION "entitlement_use_counts"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  "was" integer := 0;
  "is" integer := 0;
BEGIN
  IF TG_OP = 'UPDATE' AND ((NEW."order_id", NEW."entitlement_id", NEW."period")
    IS DISTINCT FROM (OLD."order_id", OLD."entitlement_id", OLD."period")
    OR NEW."amount_fen" > OLD."amount_fen"
    OR (NEW."amount_fen" < OLD."amount_fen" AND OLD."state" <> 'reserved')) THEN
    RAISE EXCEPTION 'a use of an entitlement is settled, lessened or freed, never changed otherwise';
  END IF;
  IF TG_OP = 'UPDATE' AND OLD."state" <> 'reserved' AND NEW."state" <> OLD."state" THEN
    RAISE EXCEPTION 'a use of an entitlement is settled once';
  END IF;
  IF TG_OP = 'UPDATE' AND OLD."state" <> 'freed' THEN "was" := OLD."amount_fen"; END IF;
  IF NEW."state" <> 'freed' THEN "is" := NEW."amount_fen"; END IF;
  IF "is" <> "was" THEN
    UPDATE "entitlement_period" SET "used_fen" = "used_fen" + "is" - "was"
    WHERE "entitlement_id" = NEW."entitlement_id" AND "period" = NEW."period";
  END IF;
  RETURN NULL;
END
$$;
