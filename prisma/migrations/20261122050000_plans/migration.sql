-- Visits that come again and again: each an order of its own, promised ahead, billed when its time comes.
alter type "order_state" add value 'planned' before 'requested';
create type "plan_state" as enum ('starting', 'active', 'ended');
create type "plan_billing" as enum ('visit', 'month');
create type "plan_gap_state" as enum ('open', 'solved', 'skipped');

create table "plan" (
  "id" uuid not null,
  "family_id" uuid not null,
  "recipient_id" uuid not null,
  "provider_id" uuid not null,
  "offering_id" uuid not null,
  "placed_by" uuid not null,
  "state" "plan_state" not null default 'starting',
  "version" integer not null default 1,
  "billing" "plan_billing" not null,
  "created_at" timestamptz(3) not null,
  "ended_at" timestamptz(3),
  "first_order_id" uuid,
  constraint "plan_pkey" primary key ("id"),
  constraint "plan_family_id_fkey" foreign key ("family_id") references "family" ("id") on delete restrict on update cascade,
  constraint "plan_recipient_id_fkey" foreign key ("recipient_id") references "recipient" ("id") on delete restrict on update cascade,
  constraint "plan_provider_id_fkey" foreign key ("provider_id") references "provider" ("id") on delete restrict on update cascade,
  constraint "plan_offering_id_fkey" foreign key ("offering_id") references "offering" ("id") on delete restrict on update cascade,
  constraint "plan_ended_says_when" check (("state" = 'ended') = ("ended_at" is not null))
);
create unique index "plan_first_order_id_key" on "plan" ("first_order_id");
create index "plan_family_id_state_idx" on "plan" ("family_id", "state");
create index "plan_provider_id_state_idx" on "plan" ("provider_id", "state");

create table "plan_segment" (
  "plan_id" uuid not null,
  "no" integer not null,
  "from_day" date not null,
  "until_day" date,
  "recurrence" jsonb not null,
  "caregiver_id" uuid,
  "made_until" date not null,
  constraint "plan_segment_pkey" primary key ("plan_id", "no"),
  constraint "plan_segment_plan_id_fkey" foreign key ("plan_id") references "plan" ("id") on delete restrict on update cascade
);

create table "plan_gap" (
  "plan_id" uuid not null,
  "day" date not null,
  "starts_at" timestamptz(3) not null,
  "state" "plan_gap_state" not null default 'open',
  constraint "plan_gap_pkey" primary key ("plan_id", "day"),
  constraint "plan_gap_plan_id_fkey" foreign key ("plan_id") references "plan" ("id") on delete restrict on update cascade
);

alter table "order"
  add column "plan_id" uuid,
  add column "plan_day" date,
  add constraint "order_plan_id_fkey" foreign key ("plan_id") references "plan" ("id") on delete restrict on update cascade,
  add constraint "order_of_a_plan_has_its_day" check (("plan_id" is null) = ("plan_day" is null));
alter table "order_draft" add column "plan" jsonb;

-- A day of a plan is made into one order, however often somebody tries; one that was dropped may be made again.
create unique index "order_once_a_plan_day" on "order" ("plan_id", "plan_day")
  where "state" not in ('cancelled', 'declined', 'lapsed', 'withdrawn');
create index "order_plan_id_plan_day_idx" on "order" ("plan_id", "plan_day");
