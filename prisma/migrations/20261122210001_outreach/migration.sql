-- Whom to seek out, and how far it has come.
-- CreateEnum
CREATE TYPE "hardship_state" AS ENUM ('to_visit', 'visited', 'cared_for', 'unwilling', 'moved_away', 'ended', 'withdrawn');

-- CreateTable
CREATE TABLE "hardship" (
    "id" UUID NOT NULL,
    "recipient_id" UUID,
    "person_key" TEXT,
    "region_code" TEXT NOT NULL,
    "street" TEXT NOT NULL DEFAULT '',
    "grounds" TEXT[],
    "facts" JSONB NOT NULL,
    "points" INTEGER NOT NULL,
    "words" TEXT NOT NULL DEFAULT '',
    "state" "hardship_state" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "listed_at" TIMESTAMPTZ(3) NOT NULL,
    "agreed_at" TIMESTAMPTZ(3),
    "contact_by" TIMESTAMPTZ(3),
    "late_since" TIMESTAMPTZ(3),
    "contacted_at" TIMESTAMPTZ(3),
    "due_at" TIMESTAMPTZ(3),
    "due_transition" TEXT,
    "order_id" UUID,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "hardship_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "hardship_recipient_id_idx" ON "hardship"("recipient_id");

-- CreateIndex
CREATE INDEX "hardship_state_contact_by_idx" ON "hardship"("state", "contact_by");

-- CreateIndex
CREATE INDEX "hardship_region_code_idx" ON "hardship"("region_code");

-- CreateIndex
CREATE INDEX "hardship_order_id_idx" ON "hardship"("order_id");

-- CreateIndex
CREATE INDEX "hardship_due_at_idx" ON "hardship"("due_at");

-- AddForeignKey
ALTER TABLE "hardship" ADD CONSTRAINT "hardship_recipient_id_fkey" FOREIGN KEY ("recipient_id") REFERENCES "recipient"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hardship" ADD CONSTRAINT "hardship_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Waiting has a timer, and what is over has none.
alter table "hardship" add constraint "hardship_going_has_a_timer"
  check (("state" in ('moved_away', 'ended', 'withdrawn')) = ("closed_at" is not null)
    and ("closed_at" is null) = ("due_at" is not null) and ("due_at" is null) = ("due_transition" is null)
    and ("closed_at" is null) = ("contact_by" is not null));
alter table "hardship" add constraint "hardship_listed_for_a_reason"
  check ("closed_at" is not null or cardinality("grounds") > 0);
-- On the list once, whoever brings them there.
create unique index "hardship_recipient_once" on "hardship" ("recipient_id") where "closed_at" is null;
create unique index "hardship_person_once" on "hardship" ("person_key") where "closed_at" is null;
