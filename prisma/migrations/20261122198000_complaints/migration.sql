-- What families and elders complain about, and what came of it.
-- CreateEnum
CREATE TYPE "complaint_state" AS ENUM ('lodged', 'answered', 'examining', 'decided', 'appealed', 'settled', 'closed', 'withdrawn');

-- CreateEnum
CREATE TYPE "complaint_about" AS ENUM ('provider', 'caregiver', 'platform');

-- CreateEnum
CREATE TYPE "complaint_voice" AS ENUM ('family', 'elder');

-- CreateEnum
CREATE TYPE "complaint_outcome" AS ENUM ('upheld', 'partly', 'unfounded');

-- CreateTable
CREATE TABLE "complaint" (
    "id" UUID NOT NULL,
    "family_id" UUID NOT NULL,
    "order_id" UUID,
    "provider_id" UUID,
    "caregiver_id" UUID,
    "about" "complaint_about" NOT NULL,
    "subject" TEXT NOT NULL,
    "wish" TEXT NOT NULL,
    "voice" "complaint_voice" NOT NULL,
    "by_phone" BOOLEAN NOT NULL DEFAULT false,
    "raised_by" UUID,
    "raised_by_name" TEXT NOT NULL,
    "words" TEXT NOT NULL DEFAULT '',
    "state" "complaint_state" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "answer_by" TIMESTAMPTZ(3),
    "answered_at" TIMESTAMPTZ(3),
    "decide_by" TIMESTAMPTZ(3) NOT NULL,
    "late_since" TIMESTAMPTZ(3),
    "due_at" TIMESTAMPTZ(3),
    "due_transition" TEXT,
    "outcome" "complaint_outcome",
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "appealed_at" TIMESTAMPTZ(3),
    "appeal_side" TEXT,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "complaint_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "complaint_family_id_idx" ON "complaint"("family_id");

-- CreateIndex
CREATE INDEX "complaint_provider_id_idx" ON "complaint"("provider_id");

-- CreateIndex
CREATE INDEX "complaint_order_id_idx" ON "complaint"("order_id");

-- CreateIndex
CREATE INDEX "complaint_due_at_idx" ON "complaint"("due_at");

-- AddForeignKey
ALTER TABLE "complaint" ADD CONSTRAINT "complaint_family_id_fkey" FOREIGN KEY ("family_id") REFERENCES "family"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "complaint" ADD CONSTRAINT "complaint_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "complaint" ADD CONSTRAINT "complaint_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "provider"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Waiting has a timer, and what is over has none.
alter table "complaint" add constraint "complaint_going_has_a_timer"
  check (("state" in ('settled', 'closed', 'withdrawn')) = ("due_at" is null)
    and ("due_at" is null) = ("due_transition" is null) and ("due_at" is null) = ("closed_at" is not null));
alter table "complaint" add constraint "complaint_about_somebody_has_a_visit"
  check ("about" = 'platform' or ("order_id" is not null and "provider_id" is not null));
alter table "complaint" add constraint "complaint_about_us_is_ours" check ("about" <> 'platform' or "provider_id" is null);
alter table "complaint" add constraint "complaint_decided_says_what"
  check ("state" not in ('decided', 'appealed', 'closed') or ("outcome" is not null and "decided_at" is not null));
-- One at a time about the same visit, by the same voice.
create unique index "complaint_one_at_a_time" on "complaint" (coalesce("order_id", "family_id"), "about", "voice")
  where "closed_at" is null;

-- 信用评分 with complaints: what was found right, and what was answered late. Rows are never changed, so this is a version.
insert into "credit_rule" ("version", "terms", "valid_from", "source") values
  (2, '{"days":730,"bands":[{"band":"A","from":90},{"band":"B","from":75},{"band":"C","from":60},{"band":"D","from":0}],"factors":[{"key":"inspections","weight":30,"units":[{"key":"minor","deduct":2},{"key":"major","deduct":8},{"key":"grave","deduct":20}]},{"key":"corrections","weight":15,"units":[{"key":"late_correction","deduct":5},{"key":"sent_back","deduct":2}]},{"key":"remedies","weight":15,"units":[{"key":"late_remedy","deduct":45,"of":"remedies","atLeast":10}]},{"key":"complaints","weight":10,"units":[{"key":"upheld_complaint","deduct":2},{"key":"late_complaint","deduct":1}]},{"key":"calls","weight":10,"units":[{"key":"unanswered_call","deduct":3}]},{"key":"orders","weight":10,"units":[{"key":"broken_order","deduct":100,"of":"orders","atLeast":20}]},{"key":"papers","weight":10,"units":[{"key":"lapsed_paper","deduct":40,"of":"caregivers","atLeast":4}]}]}', '2026-11-01', '平台规则，依国办发〔2020〕52号第十九条“以信用为基础”设；属地有评价办法的，以属地为准');
