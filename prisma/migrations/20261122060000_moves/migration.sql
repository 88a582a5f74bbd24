-- Another time for a visit: proposed by one side, agreed to by the other.
create type "move_side" as enum ('family', 'provider');
create type "move_state" as enum ('open', 'agreed', 'refused', 'withdrawn', 'lapsed');

alter table "order" add column "moved_from" timestamptz(3);

create table "move_proposal" (
  "id" uuid not null,
  "order_id" uuid not null,
  "side" "move_side" not null,
  "proposed_by" uuid not null,
  "starts_at" timestamptz(3) not null,
  "ends_at" timestamptz(3) not null,
  "caregiver_id" uuid,
  "note" text not null default '',
  "state" "move_state" not null default 'open',
  "key" text not null,
  "created_at" timestamptz(3) not null,
  "due_at" timestamptz(3) not null,
  "decided_by" uuid,
  "decided_at" timestamptz(3),
  constraint "move_proposal_pkey" primary key ("id"),
  constraint "move_proposal_order_id_fkey" foreign key ("order_id") references "order" ("id") on delete restrict on update cascade,
  constraint "move_proposal_caregiver_id_fkey" foreign key ("caregiver_id") references "caregiver" ("id") on delete restrict on update cascade,
  constraint "move_proposal_ends_after_start" check ("ends_at" > "starts_at"),
  constraint "move_proposal_decided_says_when" check (("state" = 'open') = ("decided_at" is null))
);
create unique index "move_proposal_key_key" on "move_proposal" ("key");
create index "move_proposal_order_id_idx" on "move_proposal" ("order_id");
create index "move_proposal_due_at_idx" on "move_proposal" ("due_at");
create unique index "move_proposal_one_open" on "move_proposal" ("order_id") where "state" = 'open';
