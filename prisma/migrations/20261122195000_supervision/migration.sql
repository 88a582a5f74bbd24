-- Supervision: what is looked at, inspections with findings, corrections, grades, evaluations, and a credit score anybody can recount.
CREATE TYPE "inspection_state" AS ENUM ('planned', 'under_way', 'correcting', 'rechecking', 'closed', 'cancelled');

CREATE TYPE "inspection_cause" AS ENUM ('planned', 'random', 'complaint');

CREATE TYPE "finding_verdict" AS ENUM ('met', 'not_met', 'not_applicable');

CREATE TYPE "finding_severity" AS ENUM ('minor', 'major', 'grave');

CREATE TYPE "credit_appeal_state" AS ENUM ('open', 'upheld', 'dismissed');

CREATE TABLE "supervision_item" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "kinds" TEXT[],
    "matter" TEXT NOT NULL,
    "matter_en" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "measure" TEXT NOT NULL,
    "measure_en" TEXT NOT NULL,
    "procedure" TEXT NOT NULL,
    "procedure_en" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_until" DATE,

    CONSTRAINT "supervision_item_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "inspection_draw" (
    "id" UUID NOT NULL,
    "seed" TEXT NOT NULL,
    "method" INTEGER NOT NULL,
    "kinds" TEXT[],
    "city" TEXT NOT NULL DEFAULT '',
    "district" TEXT NOT NULL DEFAULT '',
    "candidates" UUID[],
    "chosen" UUID[],
    "drawn_at" TIMESTAMPTZ(3) NOT NULL,
    "drawn_by" UUID NOT NULL,
    "key" TEXT NOT NULL,

    CONSTRAINT "inspection_draw_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "inspection" (
    "id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "state" "inspection_state" NOT NULL DEFAULT 'planned',
    "version" INTEGER NOT NULL DEFAULT 1,
    "cause" "inspection_cause" NOT NULL,
    "announced" BOOLEAN NOT NULL,
    "planned_on" DATE NOT NULL,
    "draw_id" UUID,
    "team" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "planned_by" UUID NOT NULL,
    "planned_at" TIMESTAMPTZ(3) NOT NULL,
    "begun_at" TIMESTAMPTZ(3),
    "concluded_at" TIMESTAMPTZ(3),
    "failing" INTEGER,
    "public_from" TIMESTAMPTZ(3),
    "correct_by" TIMESTAMPTZ(3),
    "late_since" TIMESTAMPTZ(3),
    "reported_at" TIMESTAMPTZ(3),
    "sent_back" INTEGER NOT NULL DEFAULT 0,
    "closed_at" TIMESTAMPTZ(3),
    "due_at" TIMESTAMPTZ(3),
    "due_transition" TEXT,
    "key" TEXT NOT NULL,

    CONSTRAINT "inspection_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "inspection_finding" (
    "id" UUID NOT NULL,
    "inspection_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "verdict" "finding_verdict",
    "severity" "finding_severity",
    "note" TEXT NOT NULL DEFAULT '',
    "correction" TEXT NOT NULL DEFAULT '',
    "corrected_at" TIMESTAMPTZ(3),

    CONSTRAINT "inspection_finding_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "inspection_photo" (
    "id" UUID NOT NULL,
    "finding_id" UUID NOT NULL,
    "side" TEXT NOT NULL,
    "file_key" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "taken_by" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "key" TEXT NOT NULL,

    CONSTRAINT "inspection_photo_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "provider_grade" (
    "id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "grade" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "graded_on" DATE NOT NULL,
    "valid_until" DATE,
    "set_by" UUID NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL,
    "key" TEXT NOT NULL,

    CONSTRAINT "provider_grade_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "association_evaluation" (
    "id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "association" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "result" TEXT NOT NULL,
    "evaluated_on" DATE NOT NULL,
    "file_key" TEXT,
    "added_by" UUID NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "key" TEXT NOT NULL,

    CONSTRAINT "association_evaluation_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "credit_rule" (
    "version" INTEGER NOT NULL,
    "terms" JSONB NOT NULL,
    "valid_from" DATE NOT NULL,
    "source" TEXT NOT NULL,

    CONSTRAINT "credit_rule_pkey" PRIMARY KEY ("version")
);

CREATE TABLE "credit_score" (
    "id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "score" INTEGER NOT NULL,
    "band" TEXT NOT NULL,
    "factors" JSONB NOT NULL,
    "counted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "credit_score_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "credit_appeal" (
    "id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "unit" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "state" "credit_appeal_state" NOT NULL DEFAULT 'open',
    "version" INTEGER NOT NULL DEFAULT 1,
    "opened_by" UUID NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "due_transition" TEXT,
    "struck" INTEGER NOT NULL DEFAULT 0,
    "reason" TEXT NOT NULL DEFAULT '',
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "credit_appeal_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "supervision_item_code_version_key" ON "supervision_item"("code", "version");

CREATE UNIQUE INDEX "inspection_draw_key_key" ON "inspection_draw"("key");

CREATE UNIQUE INDEX "inspection_key_key" ON "inspection"("key");

CREATE INDEX "inspection_provider_id_public_from_idx" ON "inspection"("provider_id", "public_from");

CREATE INDEX "inspection_public_from_idx" ON "inspection"("public_from");

CREATE INDEX "inspection_due_at_idx" ON "inspection"("due_at");

CREATE UNIQUE INDEX "inspection_draw_id_provider_id_key" ON "inspection"("draw_id", "provider_id");

CREATE UNIQUE INDEX "inspection_finding_inspection_id_item_id_key" ON "inspection_finding"("inspection_id", "item_id");

CREATE UNIQUE INDEX "inspection_photo_file_key_key" ON "inspection_photo"("file_key");

CREATE UNIQUE INDEX "inspection_photo_key_key" ON "inspection_photo"("key");

CREATE INDEX "inspection_photo_finding_id_idx" ON "inspection_photo"("finding_id");

CREATE UNIQUE INDEX "provider_grade_key_key" ON "provider_grade"("key");

CREATE INDEX "provider_grade_provider_id_graded_on_idx" ON "provider_grade"("provider_id", "graded_on");

CREATE UNIQUE INDEX "association_evaluation_file_key_key" ON "association_evaluation"("file_key");

CREATE UNIQUE INDEX "association_evaluation_key_key" ON "association_evaluation"("key");

CREATE INDEX "association_evaluation_provider_id_idx" ON "association_evaluation"("provider_id");

CREATE INDEX "credit_score_provider_id_counted_at_idx" ON "credit_score"("provider_id", "counted_at");

CREATE INDEX "credit_appeal_provider_id_idx" ON "credit_appeal"("provider_id");

CREATE INDEX "credit_appeal_due_at_idx" ON "credit_appeal"("due_at");

ALTER TABLE "inspection" ADD CONSTRAINT "inspection_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "provider"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "inspection" ADD CONSTRAINT "inspection_draw_id_fkey" FOREIGN KEY ("draw_id") REFERENCES "inspection_draw"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "inspection_finding" ADD CONSTRAINT "inspection_finding_inspection_id_fkey" FOREIGN KEY ("inspection_id") REFERENCES "inspection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "inspection_finding" ADD CONSTRAINT "inspection_finding_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "supervision_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "inspection_photo" ADD CONSTRAINT "inspection_photo_finding_id_fkey" FOREIGN KEY ("finding_id") REFERENCES "inspection_finding"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "provider_grade" ADD CONSTRAINT "provider_grade_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "provider"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "association_evaluation" ADD CONSTRAINT "association_evaluation_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "provider"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "credit_score" ADD CONSTRAINT "credit_score_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "provider"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "credit_score" ADD CONSTRAINT "credit_score_version_fkey" FOREIGN KEY ("version") REFERENCES "credit_rule"("version") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "credit_appeal" ADD CONSTRAINT "credit_appeal_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "provider"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

alter table "inspection" add constraint "inspection_waiting_has_a_timer"
  check (("state" in ('closed', 'cancelled')) = ("due_at" is null));
alter table "inspection" add constraint "inspection_concluded_says_what"
  check ("state" not in ('correcting', 'rechecking', 'closed') or ("concluded_at" is not null and "failing" is not null and "public_from" is not null));
alter table "inspection" add constraint "inspection_clean_needs_no_correction"
  check ("state" not in ('correcting', 'rechecking') or ("failing" > 0 and "correct_by" is not null));
alter table "inspection" add constraint "inspection_drawn_says_by_what"
  check (("cause" = 'random') = ("draw_id" is not null));
alter table "inspection_finding" add constraint "finding_not_met_says_how_bad"
  check ((coalesce("verdict", 'met') = 'not_met') = ("severity" is not null) and ("severity" is null or length("note") >= 4));
alter table "provider_grade" add constraint "provider_grade_possible"
  check ("grade" in ('1', '2', '3', '4', '5', 'A', 'B', 'C', 'D') and length("source") >= 4);
alter table "credit_score" add constraint "credit_score_possible" check ("score" between 0 and 100);
alter table "credit_appeal" add constraint "credit_appeal_open_has_a_timer"
  check (("state" = 'open') = ("due_at" is not null) and ("state" = 'open' or length("reason") >= 4)
    and ("struck" > 0) = ("state" = 'upheld'));
create unique index "credit_appeal_one_at_a_time" on "credit_appeal" ("provider_id", "unit") where "state" = 'open';

-- What was drawn, stated and counted stays as it was.
create function "supervision_is_append_only"() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name;
end $$;
create trigger "supervision_item_append_only" before update or delete on "supervision_item"
  for each row execute function "supervision_is_append_only"();
create trigger "inspection_draw_append_only" before update or delete on "inspection_draw"
  for each row execute function "supervision_is_append_only"();
create trigger "credit_rule_append_only" before update or delete on "credit_rule"
  for each row execute function "supervision_is_append_only"();
create trigger "credit_score_append_only" before update or delete on "credit_score"
  for each row execute function "supervision_is_append_only"();

-- A concluded inspection's findings are changed by nobody but by way of reopening it; the correction is the provider's.
create function "findings_stand_once_concluded"() returns trigger language plpgsql as $$
begin
  if (new.verdict, new.severity, new.note) is distinct from (old.verdict, old.severity, old.note)
    and (select state from inspection where id = old.inspection_id) <> 'under_way' then
    raise exception 'the findings of this inspection stand';
  end if;
  return new;
end $$;
create trigger "findings_stand_once_concluded" before update on "inspection_finding"
  for each row execute function "findings_stand_once_concluded"();

insert into "supervision_item" ("id", "code", "version", "kinds", "matter", "matter_en", "basis", "measure", "measure_en", "procedure", "procedure_en", "valid_from") values
  (uuidv7(), 'licence', 1, '{}', '登记备案与经营范围真实、有效', 'Registration, filing and scope are true and valid', '《养老机构管理办法》（民政部令第66号）；《托育机构登记和备案办法（试行）》（国卫办人口发〔2019〕25号）', '核对证照原件与平台登记', 'Compare the originals with what is registered here', '两名以上检查人员出示证件；逐项记录，机构负责人当场核对；需整改的当场告知期限；复查后销号；结果依法公布', 'Two or more inspectors show their papers; each item is noted and checked with the person in charge; deadlines are told on the spot; a re-inspection closes what was found; results are published', '2026-01-01'),
  (uuidv7(), 'fire', 1, '{residential,day_care,community_hub}', '消防设施完好，疏散通道畅通，夜间有人值守', 'Fire equipment works, exits are clear, somebody is on duty at night', '《中华人民共和国消防法》；GB 38600-2019《养老机构服务安全基本规范》', '现场查看、查阅记录', 'Look on site, read the records', '两名以上检查人员出示证件；逐项记录，机构负责人当场核对；需整改的当场告知期限；复查后销号；结果依法公布', 'Two or more inspectors show their papers; each item is noted and checked with the person in charge; deadlines are told on the spot; a re-inspection closes what was found; results are published', '2026-01-01'),
  (uuidv7(), 'fire_nursery', 1, '{nursery,home_nursery}', '消防设施完好，疏散通道畅通，婴幼儿疏散有预案并演练', 'Fire equipment works, exits are clear, leaving with small children is planned and practised', '《中华人民共和国消防法》；《托育机构消防安全指南（试行）》（国卫办人口函〔2022〕21号）', '现场查看、查阅记录', 'Look on site, read the records', '两名以上检查人员出示证件；逐项记录，机构负责人当场核对；需整改的当场告知期限；复查后销号；结果依法公布', 'Two or more inspectors show their papers; each item is noted and checked with the person in charge; deadlines are told on the spot; a re-inspection closes what was found; results are published', '2026-01-01'),
  (uuidv7(), 'food', 1, '{residential,day_care,community_hub,meals,nursery}', '食品经营许可有效，留样、索证、晨检有记录', 'The food licence is valid; samples, receipts and morning checks are on record', '《中华人民共和国食品安全法》', '现场查看、查阅记录', 'Look on site, read the records', '两名以上检查人员出示证件；逐项记录，机构负责人当场核对；需整改的当场告知期限；复查后销号；结果依法公布', 'Two or more inspectors show their papers; each item is noted and checked with the person in charge; deadlines are told on the spot; a re-inspection closes what was found; results are published', '2026-01-01'),
  (uuidv7(), 'assessment', 1, '{residential,day_care}', '入住前有能力评估，按等级服务并定期复评', 'Abilities are assessed before admission, served by grade and assessed again', '《养老机构管理办法》（民政部令第66号）；GB/T 42195-2022《老年人能力评估规范》', '现场查看、查阅记录、询问工作人员', 'Look on site, read the records, ask the staff', '两名以上检查人员出示证件；逐项记录，机构负责人当场核对；需整改的当场告知期限；复查后销号；结果依法公布', 'Two or more inspectors show their papers; each item is noted and checked with the person in charge; deadlines are told on the spot; a re-inspection closes what was found; results are published', '2026-01-01'),
  (uuidv7(), 'nine_risks', 1, '{residential,day_care}', '噎食、压疮、烫伤、跌倒、走失等九类风险有评估和预防', 'Choking, sores, burns, falls, getting lost and the other risks are assessed and prevented', 'GB 38600-2019《养老机构服务安全基本规范》', '现场查看、查阅记录、询问工作人员', 'Look on site, read the records, ask the staff', '两名以上检查人员出示证件；逐项记录，机构负责人当场核对；需整改的当场告知期限；复查后销号；结果依法公布', 'Two or more inspectors show their papers; each item is noted and checked with the person in charge; deadlines are told on the spot; a re-inspection closes what was found; results are published', '2026-01-01'),
  (uuidv7(), 'prepaid', 1, '{residential,day_care,home_care}', '预收费有公示、有存管，不承诺高额返利', 'What is taken in advance is stated and held apart; no high returns are promised', '民政部等七部门《关于加强养老机构预收费监管的指导意见》（民发〔2024〕19号）', '核对证照原件与平台登记', 'Compare the originals with what is registered here', '两名以上检查人员出示证件；逐项记录，机构负责人当场核对；需整改的当场告知期限；复查后销号；结果依法公布', 'Two or more inspectors show their papers; each item is noted and checked with the person in charge; deadlines are told on the spot; a re-inspection closes what was found; results are published', '2026-01-01'),
  (uuidv7(), 'home_visit', 1, '{home_care,nursing,medical}', '上门人员证件齐全，服务有计划、有记录、有签收', 'Those who visit have their papers; service is planned, recorded and confirmed', 'GB/T 43153-2023《居家养老上门服务基本规范》', '现场查看、查阅记录、询问工作人员', 'Look on site, read the records, ask the staff', '两名以上检查人员出示证件；逐项记录，机构负责人当场核对；需整改的当场告知期限；复查后销号；结果依法公布', 'Two or more inspectors show their papers; each item is noted and checked with the person in charge; deadlines are told on the spot; a re-inspection closes what was found; results are published', '2026-01-01'),
  (uuidv7(), 'complaints', 1, '{residential,home_care,day_care,meals,nursing,community_hub,nursery,home_nursery,medical}', '投诉渠道公开，差评和投诉按期回访整改', 'Ways to complain are public; bad marks and complaints are answered in time', '国办发〔2020〕52号第二十一条；《养老机构管理办法》（民政部令第66号）', '现场查看、查阅记录', 'Look on site, read the records', '两名以上检查人员出示证件；逐项记录，机构负责人当场核对；需整改的当场告知期限；复查后销号；结果依法公布', 'Two or more inspectors show their papers; each item is noted and checked with the person in charge; deadlines are told on the spot; a re-inspection closes what was found; results are published', '2026-01-01'),
  (uuidv7(), 'staff_ratio', 1, '{nursery}', '保育人员与婴幼儿比例符合乳儿班1:3、托小班1:5、托大班1:7', 'Carers to children: 1 to 3 infants, 1 to 5 younger and 1 to 7 older toddlers', '《托育机构设置标准（试行）》（国卫人口发〔2019〕58号）', '现场点数、查阅考勤', 'Count on site, read the attendance', '两名以上检查人员出示证件；逐项记录，机构负责人当场核对；需整改的当场告知期限；复查后销号；结果依法公布', 'Two or more inspectors show their papers; each item is noted and checked with the person in charge; deadlines are told on the spot; a re-inspection closes what was found; results are published', '2026-01-01'),
  (uuidv7(), 'home_nursery', 1, '{home_nursery}', '家庭托育点收托不超过5人，照护人员与婴幼儿比不低于1:3', 'At most five children, at least one carer to three', '《家庭托育点管理办法（试行）》（国卫人口发〔2023〕28号）', '现场点数、查阅考勤', 'Count on site, read the attendance', '两名以上检查人员出示证件；逐项记录，机构负责人当场核对；需整改的当场告知期限；复查后销号；结果依法公布', 'Two or more inspectors show their papers; each item is noted and checked with the person in charge; deadlines are told on the spot; a re-inspection closes what was found; results are published', '2026-01-01'),
  (uuidv7(), 'injury', 1, '{nursery,home_nursery}', '环境和用品有伤害预防措施，接送与视频监控制度落实', 'Surroundings and things are made safe; handing over and cameras are as they should be', '《托育机构管理规范（试行）》（国卫人口发〔2019〕58号）；《托育机构婴幼儿伤害预防指南（试行）》（国卫办人口函〔2021〕19号）', '现场查看、查阅记录、询问工作人员', 'Look on site, read the records, ask the staff', '两名以上检查人员出示证件；逐项记录，机构负责人当场核对；需整改的当场告知期限；复查后销号；结果依法公布', 'Two or more inspectors show their papers; each item is noted and checked with the person in charge; deadlines are told on the spot; a re-inspection closes what was found; results are published', '2026-01-01'),
  (uuidv7(), 'meals_delivery', 1, '{meals}', '助餐点价目公开，送餐保温，配送时间合规', 'Prices are shown, meals kept warm and brought in time', '《积极发展老年助餐服务行动方案》（民发〔2023〕58号）；《中华人民共和国食品安全法》', '现场查看、查阅记录', 'Look on site, read the records', '两名以上检查人员出示证件；逐项记录，机构负责人当场核对；需整改的当场告知期限；复查后销号；结果依法公布', 'Two or more inspectors show their papers; each item is noted and checked with the person in charge; deadlines are told on the spot; a re-inspection closes what was found; results are published', '2026-01-01');

insert into "credit_rule" ("version", "terms", "valid_from", "source") values
  (1, '{"days":730,"bands":[{"band":"A","from":90},{"band":"B","from":75},{"band":"C","from":60},{"band":"D","from":0}],"factors":[{"key":"inspections","weight":30,"units":[{"key":"minor","deduct":2},{"key":"major","deduct":8},{"key":"grave","deduct":20}]},{"key":"corrections","weight":15,"units":[{"key":"late_correction","deduct":5},{"key":"sent_back","deduct":2}]},{"key":"remedies","weight":20,"units":[{"key":"late_remedy","deduct":60,"of":"remedies","atLeast":10}]},{"key":"calls","weight":10,"units":[{"key":"unanswered_call","deduct":3}]},{"key":"orders","weight":15,"units":[{"key":"broken_order","deduct":150,"of":"orders","atLeast":20}]},{"key":"papers","weight":10,"units":[{"key":"lapsed_paper","deduct":40,"of":"caregivers","atLeast":4}]}]}', '2026-01-01', '平台规则，依国办发〔2020〕52号第十九条“以信用为基础”设；属地有评价办法的，以属地为准');
