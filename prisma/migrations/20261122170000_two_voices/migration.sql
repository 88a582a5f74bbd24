-- Two voices and a round that is published together; reports and odd patterns looked at by a person; a bad word opens a remedy.
CREATE TYPE "review_state" AS ENUM ('written', 'held', 'published', 'removed');

CREATE TYPE "review_noted_by" AS ENUM ('recipient', 'family', 'operator');

CREATE TYPE "review_check_state" AS ENUM ('open', 'decided', 'appealed', 'closed');

CREATE TYPE "review_check_cause" AS ENUM ('suspicious', 'reported');

CREATE TYPE "review_outcome" AS ENUM ('keep', 'remove');

CREATE TYPE "remedy_state" AS ENUM ('opened', 'called', 'escalated', 'remedied', 'settled', 'closed');

ALTER TABLE "review" ADD COLUMN     "attitude" INTEGER,
ADD COLUMN     "edited_at" TIMESTAMPTZ(3),
ADD COLUMN     "follow_up" TEXT,
ADD COLUMN     "follow_up_at" TIMESTAMPTZ(3),
ADD COLUMN     "noted_by" "review_noted_by",
ADD COLUMN     "published_at" TIMESTAMPTZ(3),
ADD COLUMN     "punctual" INTEGER,
ADD COLUMN     "safety" INTEGER,
ADD COLUMN     "skill" INTEGER,
ADD COLUMN     "state" "review_state" NOT NULL DEFAULT 'written',
ADD COLUMN     "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "value" INTEGER;

CREATE TABLE "review_round" (
    "order_id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "published_at" TIMESTAMPTZ(3),

    CONSTRAINT "review_round_pkey" PRIMARY KEY ("order_id")
);

CREATE TABLE "home_review" (
    "order_id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "author_name" TEXT NOT NULL,
    "punctual" BOOLEAN NOT NULL,
    "ready" BOOLEAN NOT NULL,
    "respectful" BOOLEAN NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "published_at" TIMESTAMPTZ(3),

    CONSTRAINT "home_review_pkey" PRIMARY KEY ("order_id")
);

CREATE TABLE "review_check" (
    "id" UUID NOT NULL,
    "review_id" UUID NOT NULL,
    "state" "review_check_state" NOT NULL DEFAULT 'open',
    "version" INTEGER NOT NULL DEFAULT 1,
    "cause" "review_check_cause" NOT NULL,
    "reasons" TEXT[],
    "reported_side" TEXT,
    "reported_by" UUID,
    "report_text" TEXT NOT NULL DEFAULT '',
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "due_transition" TEXT,
    "outcome" "review_outcome",
    "reason" TEXT NOT NULL DEFAULT '',
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "appeal_side" TEXT,
    "appeal_text" TEXT NOT NULL DEFAULT '',
    "appealed_at" TIMESTAMPTZ(3),
    "final_reason" TEXT NOT NULL DEFAULT '',
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "review_check_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "remedy" (
    "id" UUID NOT NULL,
    "review_id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "family_id" UUID NOT NULL,
    "state" "remedy_state" NOT NULL DEFAULT 'opened',
    "version" INTEGER NOT NULL DEFAULT 1,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "remedy_by" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "due_transition" TEXT,
    "called_at" TIMESTAMPTZ(3),
    "call_note" TEXT NOT NULL DEFAULT '',
    "remedy" TEXT NOT NULL DEFAULT '',
    "remedied_at" TIMESTAMPTZ(3),
    "ending" TEXT NOT NULL DEFAULT '',
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "remedy_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "review_round_due_at_idx" ON "review_round"("due_at");

CREATE INDEX "home_review_provider_id_idx" ON "home_review"("provider_id");

CREATE INDEX "review_check_review_id_idx" ON "review_check"("review_id");

CREATE INDEX "review_check_due_at_idx" ON "review_check"("due_at");

CREATE UNIQUE INDEX "remedy_review_id_key" ON "remedy"("review_id");

CREATE INDEX "remedy_provider_id_idx" ON "remedy"("provider_id");

CREATE INDEX "remedy_family_id_idx" ON "remedy"("family_id");

CREATE INDEX "remedy_due_at_idx" ON "remedy"("due_at");

ALTER TABLE "review_round" ADD CONSTRAINT "review_round_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "home_review" ADD CONSTRAINT "home_review_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "review_check" ADD CONSTRAINT "review_check_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "review"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "remedy" ADD CONSTRAINT "remedy_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "review"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- What was shown at once before stays shown.
update "review" set "state" = 'published', "published_at" = "created_at";
insert into "review_round" ("order_id", "started_at", "published_at")
  select "order_id", min("created_at"), min("created_at") from "review" group by "order_id";
update "review" set "noted_by" = 'recipient' where "voice" = 'elder';

alter table "review" add constraint "review_dimensions_one_to_five" check (
  "punctual" between 1 and 5 and "skill" between 1 and 5 and "attitude" between 1 and 5
  and "safety" between 1 and 5 and "value" between 1 and 5);
alter table "review" add constraint "review_only_elders_are_noted" check (("voice" = 'elder') = ("noted_by" is not null));
alter table "review" add constraint "review_published_says_when" check ("state" <> 'published' or "published_at" is not null);
alter table "review" add constraint "review_answered_once_published"
  check ("published_at" is not null or ("reply" is null and "follow_up" is null));
alter table "review_round" add constraint "review_round_waits_or_is_published"
  check (("due_at" is null) = ("published_at" is not null));
create unique index "review_check_one_at_a_time" on "review_check" ("review_id") where "state" <> 'closed';
alter table "review_check" add constraint "review_check_waiting_has_a_timer"
  check (("state" = 'closed') = ("due_at" is null) and ("due_at" is null) = ("due_transition" is null));
alter table "review_check" add constraint "review_check_decided_with_reason"
  check ("state" = 'open' or ("outcome" is not null and length("reason") >= 2 and "decided_at" is not null));
alter table "remedy" add constraint "remedy_waiting_has_a_timer"
  check (("state" in ('settled', 'closed')) = ("due_at" is null) and ("due_at" is null) = ("due_transition" is null));
alter table "remedy" add constraint "remedy_ended_says_when"
  check (("state" in ('settled', 'closed')) = ("closed_at" is not null));
alter table "remedy" add constraint "remedy_said_what_was_done"
  check ("state" not in ('remedied', 'settled') or (length("remedy") >= 2 and "called_at" is not null));
