-- A family that found no time waits for one; what becomes free is kept for one family at a time.
create type "wait_state" as enum ('waiting', 'offered', 'taken', 'left', 'lapsed');
create type "wait_offer_state" as enum ('open', 'taken', 'declined', 'lapsed');

create table "wait_wish" (
  "id" uuid not null,
  "offering_id" uuid not null,
  "provider_id" uuid not null,
  "recipient_id" uuid not null,
  "asked_by" uuid not null,
  "caregiver_id" uuid,
  "first_day" date not null,
  "last_day" date not null,
  "weekdays" integer[] default array[]::integer[],
  "from_minute" integer not null,
  "until_minute" integer not null,
  "state" "wait_state" not null default 'waiting',
  "key" text not null,
  "created_at" timestamptz(3) not null,
  "closed_at" timestamptz(3),
  constraint "wait_wish_pkey" primary key ("id"),
  constraint "wait_wish_offering_id_fkey" foreign key ("offering_id") references "offering" ("id") on delete restrict on update cascade,
  constraint "wait_wish_provider_id_fkey" foreign key ("provider_id") references "provider" ("id") on delete restrict on update cascade,
  constraint "wait_wish_recipient_id_fkey" foreign key ("recipient_id") references "recipient" ("id") on delete restrict on update cascade,
  constraint "wait_wish_caregiver_id_fkey" foreign key ("caregiver_id") references "caregiver" ("id") on delete restrict on update cascade,
  constraint "wait_wish_days_in_order" check ("first_day" <= "last_day"),
  constraint "wait_wish_hours_in_order" check ("from_minute" >= 0 and "from_minute" <= "until_minute" and "until_minute" <= 1440),
  constraint "wait_wish_closed_says_when" check (("state" in ('waiting', 'offered')) = ("closed_at" is null))
);
create unique index "wait_wish_key_key" on "wait_wish" ("key");
create index "wait_wish_provider_id_state_created_at_idx" on "wait_wish" ("provider_id", "state", "created_at");
create index "wait_wish_recipient_id_idx" on "wait_wish" ("recipient_id");

create table "wait_offer" (
  "id" uuid not null,
  "wish_id" uuid not null,
  "hold_id" uuid not null,
  "state" "wait_offer_state" not null default 'open',
  "offered_at" timestamptz(3) not null,
  "expires_at" timestamptz(3) not null,
  constraint "wait_offer_pkey" primary key ("id"),
  constraint "wait_offer_wish_id_fkey" foreign key ("wish_id") references "wait_wish" ("id") on delete restrict on update cascade,
  constraint "wait_offer_hold_id_fkey" foreign key ("hold_id") references "hold" ("id") on delete restrict on update cascade
);
create unique index "wait_offer_hold_id_key" on "wait_offer" ("hold_id");
create index "wait_offer_wish_id_idx" on "wait_offer" ("wish_id");
create index "wait_offer_state_expires_at_idx" on "wait_offer" ("state", "expires_at");
-- One family is not kept two times at once.
create unique index "wait_offer_one_open" on "wait_offer" ("wish_id") where "state" = 'open';

-- Time kept for a family that waited has no order yet.
alter table "hold" alter column "order_id" drop not null;
