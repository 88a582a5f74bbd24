-- Help: one press tells the family, the provider and the operators; at most one call is going on for a recipient.
CREATE TYPE "incident_state" AS ENUM ('raised', 'escalated', 'acknowledged', 'closed', 'false_alarm');

CREATE TYPE "incident_side" AS ENUM ('recipient', 'family', 'provider');

CREATE TYPE "incident_outcome" AS ENUM ('settled', 'emergency', 'visit_ended', 'no_danger', 'other');

CREATE TABLE "incident" (
    "id" UUID NOT NULL,
    "recipient_id" UUID NOT NULL,
    "family_id" UUID NOT NULL,
    "order_id" UUID,
    "provider_id" UUID,
    "state" "incident_state" NOT NULL DEFAULT 'raised',
    "version" INTEGER NOT NULL DEFAULT 1,
    "raised_by_side" "incident_side" NOT NULL,
    "raised_by" UUID,
    "raised_by_name" TEXT NOT NULL,
    "raised_at" TIMESTAMPTZ(3) NOT NULL,
    "entered_at" TIMESTAMPTZ(3) NOT NULL,
    "calls" INTEGER NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(3),
    "due_transition" TEXT,
    "outcome" "incident_outcome",
    "report" TEXT NOT NULL DEFAULT '',
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "incident_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "incident_answer" (
    "incident_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "side" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "incident_answer_pkey" PRIMARY KEY ("incident_id","user_id")
);

CREATE INDEX "incident_family_id_idx" ON "incident"("family_id");

CREATE INDEX "incident_provider_id_idx" ON "incident"("provider_id");

CREATE INDEX "incident_order_id_idx" ON "incident"("order_id");

CREATE INDEX "incident_due_at_idx" ON "incident"("due_at");

ALTER TABLE "incident" ADD CONSTRAINT "incident_recipient_id_fkey" FOREIGN KEY ("recipient_id") REFERENCES "recipient"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "incident" ADD CONSTRAINT "incident_family_id_fkey" FOREIGN KEY ("family_id") REFERENCES "family"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "incident" ADD CONSTRAINT "incident_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "incident" ADD CONSTRAINT "incident_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "provider"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "incident_answer" ADD CONSTRAINT "incident_answer_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


create unique index "incident_one_at_a_time" on "incident" ("recipient_id") where "state" in ('raised', 'escalated', 'acknowledged');
alter table "incident" add constraint "incident_end_says_when"
  check (("state" in ('closed', 'false_alarm')) = ("closed_at" is not null));
alter table "incident" add constraint "incident_waiting_has_a_timer"
  check (("state" in ('closed', 'false_alarm')) = ("due_at" is null));
alter table "incident" add constraint "incident_closed_with_report"
  check ("state" <> 'closed' or ("outcome" is not null and length("report") >= 2));
