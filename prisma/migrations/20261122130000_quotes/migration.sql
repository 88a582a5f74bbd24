-- Who pays which part of an order, and by which rules: price caps, long-term-care insurance, vouchers, coupons.

CREATE TYPE "entitlement_kind" AS ENUM ('assessment', 'ltci', 'voucher', 'coupon');

CREATE TYPE "entitlement_state" AS ENUM ('submitted', 'confirmed', 'refused', 'withdrawn');

CREATE TYPE "entitlement_use_state" AS ENUM ('reserved', 'final', 'freed');

CREATE TYPE "policy_kind" AS ENUM ('price_cap', 'ltci', 'voucher');

ALTER TYPE "ledger_account_kind" ADD VALUE 'ltci_receivable';
ALTER TYPE "ledger_account_kind" ADD VALUE 'voucher_receivable';
ALTER TYPE "ledger_account_kind" ADD VALUE 'coupon_cost';

ALTER TABLE "offering" ADD COLUMN     "fees" JSONB NOT NULL DEFAULT '[]';

CREATE TABLE "entitlement" (
    "id" UUID NOT NULL,
    "recipient_id" UUID NOT NULL,
    "kind" "entitlement_kind" NOT NULL,
    "state" "entitlement_state" NOT NULL DEFAULT 'submitted',
    "region_code" TEXT NOT NULL DEFAULT '',
    "number" TEXT NOT NULL DEFAULT '',
    "terms" JSONB NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_until" DATE NOT NULL,
    "coupon_id" UUID,
    "entered_by" UUID NOT NULL,
    "entered_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "reason" TEXT NOT NULL DEFAULT '',
    "key" TEXT NOT NULL,

    CONSTRAINT "entitlement_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "entitlement_period" (
    "entitlement_id" UUID NOT NULL,
    "period" TEXT NOT NULL,
    "limit_fen" INTEGER NOT NULL,
    "used_fen" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "entitlement_period_pkey" PRIMARY KEY ("entitlement_id","period")
);

CREATE TABLE "entitlement_use" (
    "order_id" UUID NOT NULL,
    "entitlement_id" UUID NOT NULL,
    "period" TEXT NOT NULL,
    "amount_fen" INTEGER NOT NULL,
    "state" "entitlement_use_state" NOT NULL DEFAULT 'reserved',
    "reserved_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "entitlement_use_pkey" PRIMARY KEY ("order_id","entitlement_id")
);

CREATE TABLE "coupon" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "provider_id" UUID,
    "amount_fen" INTEGER NOT NULL,
    "min_fen" INTEGER NOT NULL DEFAULT 0,
    "categories" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "valid_from" DATE NOT NULL,
    "valid_until" DATE NOT NULL,
    "issued_by" UUID,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "coupon_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "policy_rule" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "kind" "policy_kind" NOT NULL,
    "region_code" TEXT NOT NULL DEFAULT '',
    "terms" JSONB NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_until" DATE,
    "source" TEXT NOT NULL,

    CONSTRAINT "policy_rule_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "order_quote" (
    "order_id" UUID NOT NULL,
    "engine" INTEGER NOT NULL,
    "price_fen" INTEGER NOT NULL,
    "ltci_fen" INTEGER NOT NULL,
    "voucher_fen" INTEGER NOT NULL,
    "coupon_fen" INTEGER NOT NULL,
    "self_fen" INTEGER NOT NULL,
    "facts" JSONB NOT NULL,
    "result" JSONB NOT NULL,
    "quoted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "order_quote_pkey" PRIMARY KEY ("order_id")
);

CREATE UNIQUE INDEX "entitlement_key_key" ON "entitlement"("key");

CREATE INDEX "entitlement_recipient_id_state_idx" ON "entitlement"("recipient_id", "state");

CREATE INDEX "entitlement_state_entered_at_idx" ON "entitlement"("state", "entered_at");

CREATE UNIQUE INDEX "entitlement_recipient_id_coupon_id_key" ON "entitlement"("recipient_id", "coupon_id");

CREATE INDEX "entitlement_use_entitlement_id_period_idx" ON "entitlement_use"("entitlement_id", "period");

CREATE UNIQUE INDEX "coupon_code_key" ON "coupon"("code");

CREATE UNIQUE INDEX "policy_rule_code_version_key" ON "policy_rule"("code", "version");

ALTER TABLE "entitlement" ADD CONSTRAINT "entitlement_recipient_id_fkey" FOREIGN KEY ("recipient_id") REFERENCES "recipient"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "entitlement" ADD CONSTRAINT "entitlement_coupon_id_fkey" FOREIGN KEY ("coupon_id") REFERENCES "coupon"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "entitlement_period" ADD CONSTRAINT "entitlement_period_entitlement_id_fkey" FOREIGN KEY ("entitlement_id") REFERENCES "entitlement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "entitlement_use" ADD CONSTRAINT "entitlement_use_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "order"("id") ON DELETE NO ACTION ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE "entitlement_use" ADD CONSTRAINT "entitlement_use_entitlement_id_fkey" FOREIGN KEY ("entitlement_id") REFERENCES "entitlement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "entitlement_use" ADD CONSTRAINT "entitlement_use_entitlement_id_period_fkey" FOREIGN KEY ("entitlement_id", "period") REFERENCES "entitlement_period"("entitlement_id", "period") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "coupon" ADD CONSTRAINT "coupon_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "provider"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "order_quote" ADD CONSTRAINT "order_quote_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "order"("id") ON DELETE NO ACTION ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED;

-- Shares sum to the price and none is negative, whoever counts.
ALTER TABLE "order_quote" ADD CONSTRAINT "order_quote_adds_up" CHECK (
  "price_fen" = "ltci_fen" + "voucher_fen" + "coupon_fen" + "self_fen"
  AND least("price_fen", "ltci_fen", "voucher_fen", "coupon_fen", "self_fen") >= 0
);
ALTER TABLE "entitlement" ADD CONSTRAINT "entitlement_ends_after_it_begins" CHECK ("valid_until" >= "valid_from");
ALTER TABLE "coupon" ADD CONSTRAINT "coupon_possible"
  CHECK ("amount_fen" > 0 AND "min_fen" >= 0 AND "valid_until" >= "valid_from");
ALTER TABLE "policy_rule" ADD CONSTRAINT "policy_rule_possible"
  CHECK ("valid_until" IS NULL OR "valid_until" >= "valid_from");

-- One insurance and one voucher at a time: a bill never has to choose.
ALTER TABLE "entitlement" ADD CONSTRAINT "entitlement_one_at_a_time" EXCLUDE USING gist (
  "recipient_id" WITH =, (CASE "kind" WHEN 'ltci' THEN 1 WHEN 'voucher' THEN 2 END) WITH =,
  daterange("valid_from", "valid_until", '[]') WITH &&
) WHERE ("state" = 'confirmed' AND "kind" IN ('ltci', 'voucher'));

-- The last judge of a month: nobody uses more than there is, however many order at once.
ALTER TABLE "entitlement_period" ADD CONSTRAINT "entitlement_never_overspent"
  CHECK ("used_fen" BETWEEN 0 AND "limit_fen");
ALTER TABLE "entitlement_use" ADD CONSTRAINT "entitlement_use_of_something" CHECK ("amount_fen" > 0);

-- What is used of a month is the sum of its uses that are not freed: kept here, so that no writer can forget it.
CREATE FUNCTION "entitlement_use_counts"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  "was" integer := 0;
  "is" integer := 0;
BEGIN
  IF TG_OP = 'UPDATE' AND (NEW."order_id", NEW."entitlement_id", NEW."period", NEW."amount_fen")
    IS DISTINCT FROM (OLD."order_id", OLD."entitlement_id", OLD."period", OLD."amount_fen") THEN
    RAISE EXCEPTION 'a use of an entitlement is settled or freed, never changed';
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
CREATE TRIGGER "entitlement_use_counts" AFTER INSERT OR UPDATE ON "entitlement_use"
  FOR EACH ROW EXECUTE FUNCTION "entitlement_use_counts"();

-- What was decided and what was counted stays as it was.
CREATE FUNCTION "quotes_are_append_only"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END
$$;
CREATE TRIGGER "policy_rule_append_only" BEFORE UPDATE OR DELETE ON "policy_rule"
  FOR EACH ROW EXECUTE FUNCTION "quotes_are_append_only"();
CREATE TRIGGER "order_quote_append_only" BEFORE UPDATE OR DELETE ON "order_quote"
  FOR EACH ROW EXECUTE FUNCTION "quotes_are_append_only"();
CREATE FUNCTION "entitlement_terms_stand"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."state" <> 'submitted' AND (NEW."recipient_id", NEW."kind", NEW."region_code", NEW."number", NEW."terms", NEW."valid_from")
    IS DISTINCT FROM (OLD."recipient_id", OLD."kind", OLD."region_code", OLD."number", OLD."terms", OLD."valid_from") THEN
    RAISE EXCEPTION 'a decided entitlement is replaced, never changed';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER "entitlement_terms_stand" BEFORE UPDATE ON "entitlement"
  FOR EACH ROW EXECUTE FUNCTION "entitlement_terms_stand"();

-- The rules to begin with, each with who says so.
INSERT INTO "policy_rule" ("id", "code", "version", "kind", "region_code", "terms", "valid_from", "source") VALUES
  (uuidv7(), 'cap.31.bathing.visit', 1, 'price_cap', '31', '{"category":"bathing","unit":"visit","baseFen":18000,"floatBasisPoints":2000}', '2026-01-01', '示例数据，按指导价加浮动幅度的办法设，属地公布后更新；办法见发改价格〔2024〕1477号'),
  (uuidv7(), 'cap.31.basic_care.visit', 1, 'price_cap', '31', '{"category":"basic_care","unit":"visit","baseFen":16000,"floatBasisPoints":2000}', '2026-01-01', '示例数据，按指导价加浮动幅度的办法设，属地公布后更新；办法见发改价格〔2024〕1477号'),
  (uuidv7(), 'cap.31.medical_escort.visit', 1, 'price_cap', '31', '{"category":"medical_escort","unit":"visit","baseFen":26000,"floatBasisPoints":2000}', '2026-01-01', '示例数据，按指导价加浮动幅度的办法设，属地公布后更新；办法见发改价格〔2024〕1477号'),
  (uuidv7(), 'cap.31.cleaning.visit', 1, 'price_cap', '31', '{"category":"cleaning","unit":"visit","baseFen":12000,"floatBasisPoints":2000}', '2026-01-01', '示例数据，按指导价加浮动幅度的办法设，属地公布后更新；办法见发改价格〔2024〕1477号'),
  (uuidv7(), 'cap.31.meal_help.meal', 1, 'price_cap', '31', '{"category":"meal_help","unit":"meal","baseFen":2000,"floatBasisPoints":2000}', '2026-01-01', '示例数据，按指导价加浮动幅度的办法设，属地公布后更新；办法见发改价格〔2024〕1477号'),
  (uuidv7(), 'cap.31.day_care.day', 1, 'price_cap', '31', '{"category":"day_care","unit":"day","baseFen":9000,"floatBasisPoints":2000}', '2026-01-01', '示例数据，按指导价加浮动幅度的办法设，属地公布后更新；办法见发改价格〔2024〕1477号'),
  (uuidv7(), 'cap.31.health_management.visit', 1, 'price_cap', '31', '{"category":"health_management","unit":"visit","baseFen":5000,"floatBasisPoints":2000}', '2026-01-01', '示例数据，按指导价加浮动幅度的办法设，属地公布后更新；办法见发改价格〔2024〕1477号'),
  (uuidv7(), 'cap.31.rehabilitation.visit', 1, 'price_cap', '31', '{"category":"rehabilitation","unit":"visit","baseFen":12000,"floatBasisPoints":2000}', '2026-01-01', '示例数据，按指导价加浮动幅度的办法设，属地公布后更新；办法见发改价格〔2024〕1477号'),
  (uuidv7(), 'cap.31.childcare_full.month', 1, 'price_cap', '31', '{"category":"childcare_full","unit":"month","baseFen":280000,"floatBasisPoints":2000}', '2026-01-01', '示例数据，按指导价加浮动幅度的办法设，属地公布后更新；办法见发改价格〔2024〕1477号'),
  (uuidv7(), 'cap.31.childcare_full.day', 1, 'price_cap', '31', '{"category":"childcare_full","unit":"day","baseFen":16000,"floatBasisPoints":2000}', '2026-01-01', '示例数据，按指导价加浮动幅度的办法设，属地公布后更新；办法见发改价格〔2024〕1477号'),
  (uuidv7(), 'cap.31.childcare_half.visit', 1, 'price_cap', '31', '{"category":"childcare_half","unit":"visit","baseFen":9000,"floatBasisPoints":2000}', '2026-01-01', '示例数据，按指导价加浮动幅度的办法设，属地公布后更新；办法见发改价格〔2024〕1477号'),
  (uuidv7(), 'cap.61.childcare_full.month', 1, 'price_cap', '61', '{"category":"childcare_full","unit":"month","baseFen":150000,"floatBasisPoints":2000}', '2026-01-01', '发改价格〔2024〕1477号；陕西上浮不超过 20%，基准价为示例数据'),
  (uuidv7(), 'ltci.31', 1, 'ltci', '31', '{"coPayBasisPoints":1000,"items":[{"code":"L01","name":"头面部清洁和梳理","group":"living","categories":["basic_care","bathing"]},{"code":"L02","name":"洗发","group":"living","categories":["basic_care","bathing"]},{"code":"L03","name":"指（趾）甲护理","group":"living","categories":["basic_care","bathing"]},{"code":"L04","name":"手足部清洁","group":"living","categories":["basic_care","bathing"]},{"code":"L05","name":"温水擦浴","group":"living","categories":["bathing","basic_care"]},{"code":"L06","name":"沐浴","group":"living","categories":["bathing"]},{"code":"L07","name":"协助进食进水","group":"living","categories":["basic_care","meal_help"]},{"code":"L08","name":"口腔清洁","group":"living","categories":["basic_care"]},{"code":"L09","name":"协助更衣","group":"living","categories":["basic_care"]},{"code":"L10","name":"整理床单位","group":"living","categories":["basic_care"]},{"code":"L11","name":"排泄护理","group":"living","categories":["basic_care"]},{"code":"L12","name":"失禁护理","group":"living","categories":["basic_care"]},{"code":"L13","name":"床上使用便器","group":"living","categories":["basic_care"]},{"code":"L14","name":"晨间护理","group":"living","categories":["basic_care"]},{"code":"L15","name":"晚间护理","group":"living","categories":["basic_care"]},{"code":"L16","name":"协助翻身叩背","group":"living","categories":["basic_care"]},{"code":"L17","name":"协助床上移动","group":"living","categories":["basic_care"]},{"code":"L18","name":"借助器具移动","group":"living","categories":["basic_care","walking_help"]},{"code":"L19","name":"安全护理","group":"living","categories":["basic_care"]},{"code":"L20","name":"生活自理能力训练","group":"living","categories":["basic_care","rehabilitation"]},{"code":"N01","name":"药物喂服","group":"nursing","categories":["basic_care","home_medical","chronic_care"]},{"code":"N02","name":"开塞露或直肠栓剂给药","group":"nursing","categories":["home_medical"]},{"code":"N03","name":"物理降温","group":"nursing","categories":["home_medical"]},{"code":"N04","name":"生命体征监测","group":"nursing","categories":["home_medical","chronic_care"]},{"code":"N05","name":"吸氧","group":"nursing","categories":["home_medical"]},{"code":"N06","name":"灌肠","group":"nursing","categories":["home_medical"]},{"code":"N07","name":"导尿","group":"nursing","categories":["home_medical"]},{"code":"N08","name":"血糖监测","group":"nursing","categories":["home_medical","chronic_care"]},{"code":"N09","name":"压力性损伤预防","group":"nursing","categories":["home_medical","basic_care"]},{"code":"N10","name":"压力性损伤换药","group":"nursing","categories":["home_medical"]},{"code":"N11","name":"静脉血标本采集","group":"nursing","categories":["home_medical"]},{"code":"N12","name":"肌肉注射","group":"nursing","categories":["home_medical"]},{"code":"N13","name":"皮下注射","group":"nursing","categories":["home_medical"]},{"code":"N14","name":"造口护理","group":"nursing","categories":["home_medical"]},{"code":"N15","name":"鼻饲","group":"nursing","categories":["home_medical"]},{"code":"N16","name":"留置导管护理","group":"nursing","categories":["home_medical"]}]}', '2026-01-01', '示例数据：居家照护个人自付 10%，按上海长期护理保险试点的办法；项目按国家目录 36 项的结构，待属地核对'),
  (uuidv7(), 'ltci.3301', 1, 'ltci', '3301', '{"coPayBasisPoints":1500,"items":[{"code":"L01","name":"头面部清洁和梳理","group":"living","categories":["basic_care","bathing"]},{"code":"L02","name":"洗发","group":"living","categories":["basic_care","bathing"]},{"code":"L03","name":"指（趾）甲护理","group":"living","categories":["basic_care","bathing"]},{"code":"L04","name":"手足部清洁","group":"living","categories":["basic_care","bathing"]},{"code":"L05","name":"温水擦浴","group":"living","categories":["bathing","basic_care"]},{"code":"L06","name":"沐浴","group":"living","categories":["bathing"]},{"code":"L07","name":"协助进食进水","group":"living","categories":["basic_care","meal_help"]},{"code":"L08","name":"口腔清洁","group":"living","categories":["basic_care"]},{"code":"L09","name":"协助更衣","group":"living","categories":["basic_care"]},{"code":"L10","name":"整理床单位","group":"living","categories":["basic_care"]},{"code":"L11","name":"排泄护理","group":"living","categories":["basic_care"]},{"code":"L12","name":"失禁护理","group":"living","categories":["basic_care"]},{"code":"L13","name":"床上使用便器","group":"living","categories":["basic_care"]},{"code":"L14","name":"晨间护理","group":"living","categories":["basic_care"]},{"code":"L15","name":"晚间护理","group":"living","categories":["basic_care"]},{"code":"L16","name":"协助翻身叩背","group":"living","categories":["basic_care"]},{"code":"L17","name":"协助床上移动","group":"living","categories":["basic_care"]},{"code":"L18","name":"借助器具移动","group":"living","categories":["basic_care","walking_help"]},{"code":"L19","name":"安全护理","group":"living","categories":["basic_care"]},{"code":"L20","name":"生活自理能力训练","group":"living","categories":["basic_care","rehabilitation"]},{"code":"N01","name":"药物喂服","group":"nursing","categories":["basic_care","home_medical","chronic_care"]},{"code":"N02","name":"开塞露或直肠栓剂给药","group":"nursing","categories":["home_medical"]},{"code":"N03","name":"物理降温","group":"nursing","categories":["home_medical"]},{"code":"N04","name":"生命体征监测","group":"nursing","categories":["home_medical","chronic_care"]},{"code":"N05","name":"吸氧","group":"nursing","categories":["home_medical"]},{"code":"N06","name":"灌肠","group":"nursing","categories":["home_medical"]},{"code":"N07","name":"导尿","group":"nursing","categories":["home_medical"]},{"code":"N08","name":"血糖监测","group":"nursing","categories":["home_medical","chronic_care"]},{"code":"N09","name":"压力性损伤预防","group":"nursing","categories":["home_medical","basic_care"]},{"code":"N10","name":"压力性损伤换药","group":"nursing","categories":["home_medical"]},{"code":"N11","name":"静脉血标本采集","group":"nursing","categories":["home_medical"]},{"code":"N12","name":"肌肉注射","group":"nursing","categories":["home_medical"]},{"code":"N13","name":"皮下注射","group":"nursing","categories":["home_medical"]},{"code":"N14","name":"造口护理","group":"nursing","categories":["home_medical"]},{"code":"N15","name":"鼻饲","group":"nursing","categories":["home_medical"]},{"code":"N16","name":"留置导管护理","group":"nursing","categories":["home_medical"]}]}', '2026-01-01', '示例数据：个人自付 15%；项目按国家目录 36 项的结构，待属地核对'),
  (uuidv7(), 'voucher', 1, 'voucher', '', '{"leastAge":60,"leastGrade":"moderate","mostBasisPoints":6000,"mostMonthlyFen":80000,"categories":[{"category":"meal_help"},{"category":"bathing"},{"category":"cleaning"},{"category":"walking_help"},{"category":"medical_escort"},{"category":"urgent_help"},{"category":"rehabilitation"},{"category":"day_care"},{"category":"residence","leastDays":31},{"category":"respite","mostDays":30}]}', '2026-01-01', '养老服务消费补贴（2026 年全国实施）：60 岁以上、中度及以上失能，每月至多 800 元，按月清零');
