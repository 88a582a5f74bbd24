-- Where money is: double entry in fen. What is written stays written.

CREATE TYPE "ledger_account_kind" AS ENUM ('clearing', 'held', 'payable', 'commission', 'refunding');

CREATE TYPE "ledger_journal_kind" AS ENUM ('payment_received', 'funds_released', 'refund_requested', 'refund_done', 'refund_failed');

CREATE TABLE "ledger_account" (
    "code" TEXT NOT NULL,
    "kind" "ledger_account_kind" NOT NULL,
    "adapter" TEXT,
    "order_id" UUID,
    "provider_id" UUID,
    CONSTRAINT "ledger_account_pkey" PRIMARY KEY ("code")
);

CREATE TABLE "ledger_journal" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "kind" "ledger_journal_kind" NOT NULL,
    "order_id" UUID NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "rule_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "written_in" BIGINT NOT NULL DEFAULT ((pg_current_xact_id())::text)::bigint,
    CONSTRAINT "ledger_journal_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "ledger_line" (
    "journal_id" UUID NOT NULL,
    "account_code" TEXT NOT NULL,
    "amount_fen" INTEGER NOT NULL,
    CONSTRAINT "ledger_line_pkey" PRIMARY KEY ("journal_id","account_code")
);

CREATE TABLE "commission_rule" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "provider_id" UUID,
    "provider_kind" TEXT,
    "category" TEXT,
    "basis_points" INTEGER NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_until" DATE,
    "source" TEXT NOT NULL,
    CONSTRAINT "commission_rule_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "ledger_account_order_id_key" ON "ledger_account"("order_id");
CREATE UNIQUE INDEX "ledger_account_provider_id_key" ON "ledger_account"("provider_id");
CREATE UNIQUE INDEX "ledger_journal_key_key" ON "ledger_journal"("key");
CREATE INDEX "ledger_journal_order_id_idx" ON "ledger_journal"("order_id");
CREATE INDEX "ledger_journal_at_idx" ON "ledger_journal"("at");
CREATE INDEX "ledger_line_account_code_idx" ON "ledger_line"("account_code");
CREATE UNIQUE INDEX "commission_rule_code_version_key" ON "commission_rule"("code", "version");
ALTER TABLE "ledger_account" ADD CONSTRAINT "ledger_account_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ledger_account" ADD CONSTRAINT "ledger_account_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "provider"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ledger_journal" ADD CONSTRAINT "ledger_journal_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ledger_journal" ADD CONSTRAINT "ledger_journal_rule_id_fkey" FOREIGN KEY ("rule_id") REFERENCES "commission_rule"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ledger_line" ADD CONSTRAINT "ledger_line_journal_id_fkey" FOREIGN KEY ("journal_id") REFERENCES "ledger_journal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ledger_line" ADD CONSTRAINT "ledger_line_account_code_fkey" FOREIGN KEY ("account_code") REFERENCES "ledger_account"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A line moves something; a rule takes no more than everything.
ALTER TABLE "ledger_line" ADD CONSTRAINT "ledger_line_moves_something" CHECK ("amount_fen" <> 0);
ALTER TABLE "commission_rule" ADD CONSTRAINT "commission_rule_possible"
  CHECK ("basis_points" BETWEEN 0 AND 10000 AND ("valid_until" IS NULL OR "valid_until" >= "valid_from"));

-- Nothing of it is changed or removed, whoever asks.
CREATE FUNCTION "ledger_is_append_only"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the ledger is append-only';
END
$$;
CREATE TRIGGER "ledger_account_append_only" BEFORE UPDATE OR DELETE ON "ledger_account"
  FOR EACH ROW EXECUTE FUNCTION "ledger_is_append_only"();
CREATE TRIGGER "ledger_journal_append_only" BEFORE UPDATE OR DELETE ON "ledger_journal"
  FOR EACH ROW EXECUTE FUNCTION "ledger_is_append_only"();
CREATE TRIGGER "ledger_line_append_only" BEFORE UPDATE OR DELETE ON "ledger_line"
  FOR EACH ROW EXECUTE FUNCTION "ledger_is_append_only"();
CREATE TRIGGER "commission_rule_append_only" BEFORE UPDATE OR DELETE ON "commission_rule"
  FOR EACH ROW EXECUTE FUNCTION "ledger_is_append_only"();
CREATE TRIGGER "ledger_account_no_truncate" BEFORE TRUNCATE ON "ledger_account"
  FOR EACH STATEMENT EXECUTE FUNCTION "ledger_is_append_only"();
CREATE TRIGGER "ledger_journal_no_truncate" BEFORE TRUNCATE ON "ledger_journal"
  FOR EACH STATEMENT EXECUTE FUNCTION "ledger_is_append_only"();
CREATE TRIGGER "ledger_line_no_truncate" BEFORE TRUNCATE ON "ledger_line"
  FOR EACH STATEMENT EXECUTE FUNCTION "ledger_is_append_only"();
CREATE TRIGGER "commission_rule_no_truncate" BEFORE TRUNCATE ON "commission_rule"
  FOR EACH STATEMENT EXECUTE FUNCTION "ledger_is_append_only"();

-- At commit: a journal has two lines at least and they sum to zero.
CREATE FUNCTION "ledger_assert_balanced"("journal" uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  "lines" bigint;
  "total" bigint;
BEGIN
  SELECT count(*), coalesce(sum("amount_fen"), 0) INTO "lines", "total"
  FROM "ledger_line" WHERE "journal_id" = "journal";
  IF "lines" < 2 OR "total" <> 0 THEN
    RAISE EXCEPTION 'journal % has % lines that sum to %', "journal", "lines", "total"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_journal_balances';
  END IF;
END
$$;
CREATE FUNCTION "ledger_journal_balances"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "ledger_assert_balanced"(NEW."id");
  RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER "ledger_journal_balances" AFTER INSERT ON "ledger_journal"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "ledger_journal_balances"();

-- At commit: a line belongs to a journal of the same transaction (so no later one adds to it), and no account that
-- holds a family's money has given more than it had.
CREATE FUNCTION "ledger_line_fits"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM "ledger_journal"
  WHERE "id" = NEW."journal_id" AND "written_in" = pg_current_xact_id()::text::bigint;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'journal % is closed', NEW."journal_id"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_journal_closed';
  END IF;
  IF NEW."amount_fen" < 0 AND NEW."account_code" LIKE 'held:%'
    AND (SELECT sum("amount_fen") FROM "ledger_line" WHERE "account_code" = NEW."account_code") < 0 THEN
    RAISE EXCEPTION 'account % gave more than it had', NEW."account_code"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_held_not_negative';
  END IF;
  RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER "ledger_line_fits" AFTER INSERT ON "ledger_line"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "ledger_line_fits"();

-- The platform's share to begin with.
INSERT INTO "commission_rule" ("id", "code", "version", "provider_kind", "basis_points", "valid_from", "source") VALUES
  (uuidv7(), 'everyone', 1, NULL, 600, '2026-01-01', '平台规则'),
  (uuidv7(), 'volunteer', 1, 'volunteer', 0, '2026-01-01', '平台规则');

-- Money that moved before there was a ledger, as if it had been written down at the time.
INSERT INTO "ledger_account" ("code", "kind", "adapter")
SELECT DISTINCT 'clearing:' || "adapter", 'clearing'::"ledger_account_kind", "adapter"
  FROM "payment" WHERE "state" = 'paid'
UNION SELECT DISTINCT 'refunding:' || "adapter", 'refunding'::"ledger_account_kind", "adapter"
  FROM "refund" JOIN "payment" ON "payment"."id" = "refund"."payment_id"
UNION SELECT 'commission', 'commission'::"ledger_account_kind", NULL
  WHERE EXISTS (SELECT FROM "payment" WHERE "state" = 'paid');
INSERT INTO "ledger_account" ("code", "kind", "order_id")
SELECT DISTINCT 'held:' || "order_id", 'held'::"ledger_account_kind", "order_id" FROM "payment" WHERE "state" = 'paid';
INSERT INTO "ledger_account" ("code", "kind", "provider_id")
SELECT DISTINCT 'payable:' || "provider_id", 'payable'::"ledger_account_kind", "provider_id"
FROM "order" WHERE EXISTS (SELECT FROM "payment" WHERE "order_id" = "order"."id" AND "payment"."state" = 'paid');

WITH "paid" AS (
  SELECT "payment".*, "order"."provider_id", "order"."state" AS "order_state", "order"."price_fen", "order"."entered_at",
    "order"."placed_at", "provider"."kind" AS "provider_kind"
  FROM "payment"
  JOIN "order" ON "order"."id" = "payment"."order_id"
  JOIN "provider" ON "provider"."id" = "order"."provider_id"
  WHERE "payment"."state" = 'paid'
), "back" AS (
  SELECT "refund".*, "paid"."order_id", "paid"."adapter"
  FROM "refund" JOIN "paid" ON "paid"."id" = "refund"."payment_id"
), "released" AS (
  SELECT "paid"."order_id", "provider_id", "entered_at", "placed_at", "provider_kind", least("price_fen",
    sum("amount_fen") - coalesce((SELECT sum("amount_fen") FROM "back" WHERE "back"."order_id" = "paid"."order_id"), 0)
  )::int AS "amount_fen"
  FROM "paid" WHERE "order_state" IN ('closed', 'cancelled')
  GROUP BY "paid"."order_id", "provider_id", "entered_at", "placed_at", "provider_kind", "price_fen"
), "shared" AS (
  SELECT "released".*, "rule"."id" AS "rule_id", ("amount_fen"::bigint * "rule"."basis_points" + 5000) / 10000 AS "share_fen"
  FROM "released" JOIN "commission_rule" AS "rule"
    ON "rule"."code" = CASE WHEN "released"."provider_kind" = 'volunteer' THEN 'volunteer' ELSE 'everyone' END
  WHERE "amount_fen" > 0
), "move" ("key", "kind", "order_id", "reason", "rule_id", "at", "account_code", "amount_fen") AS (
  SELECT 'payment:' || "paid"."id", 'payment_received', "order_id", '', NULL::uuid, coalesce("paid_at", "created_at"),
    "line"."code", "line"."fen"
  FROM "paid", LATERAL (VALUES ('clearing:' || "adapter", -"amount_fen"), ('held:' || "order_id", "amount_fen")) AS "line" ("code", "fen")
  UNION ALL
  SELECT 'refund:' || "back"."id" || ':requested', 'refund_requested', "order_id", "reason", NULL, "created_at", "line"."code", "line"."fen"
  FROM "back", LATERAL (VALUES ('held:' || "order_id", -"amount_fen"), ('refunding:' || "adapter", "amount_fen")) AS "line" ("code", "fen")
  UNION ALL
  SELECT 'refund:' || "back"."id" || ':done', 'refund_done', "order_id", "reason", NULL, coalesce("done_at", "created_at"), "line"."code", "line"."fen"
  FROM "back", LATERAL (VALUES ('refunding:' || "adapter", -"amount_fen"), ('clearing:' || "adapter", "amount_fen")) AS "line" ("code", "fen")
  WHERE "state" = 'done'
  UNION ALL
  SELECT 'refund:' || "back"."id" || ':failed', 'refund_failed', "order_id", "reason", NULL, "created_at", "line"."code", "line"."fen"
  FROM "back", LATERAL (VALUES ('refunding:' || "adapter", -"amount_fen"), ('held:' || "order_id", "amount_fen")) AS "line" ("code", "fen")
  WHERE "state" = 'failed'
  UNION ALL
  SELECT 'release:' || "order_id", 'funds_released', "order_id", '', "rule_id", "entered_at", "line"."code", "line"."fen"
  FROM "shared", LATERAL (VALUES ('held:' || "order_id", -"amount_fen"),
    ('payable:' || "provider_id", "amount_fen" - "share_fen"::int), ('commission', "share_fen"::int)) AS "line" ("code", "fen")
  WHERE "line"."fen" <> 0
), "journal" AS (
  INSERT INTO "ledger_journal" ("id", "key", "kind", "order_id", "reason", "rule_id", "at")
  SELECT uuidv7(), "key", min("kind")::"ledger_journal_kind", min("order_id"::text)::uuid, min("reason"), min("rule_id"::text)::uuid, min("at")
  FROM "move" GROUP BY "key" ORDER BY min("at")
  RETURNING "id", "key"
)
INSERT INTO "ledger_line" ("journal_id", "account_code", "amount_fen")
SELECT "journal"."id", "account_code", "amount_fen" FROM "move" JOIN "journal" USING ("key");
