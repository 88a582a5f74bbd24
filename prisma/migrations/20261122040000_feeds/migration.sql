-- Secret addresses that calendars read by themselves; only a token's hash is kept.
create type "feed_scope" as enum ('family', 'provider', 'caregiver');

create table "calendar_feed" (
  "id" uuid not null,
  "user_id" uuid not null,
  "scope" "feed_scope" not null,
  "scope_id" uuid not null,
  "token_hash" text not null,
  "zone" text not null,
  "locale" text not null,
  "created_at" timestamptz(3) not null,
  "last_read_at" timestamptz(3),
  constraint "calendar_feed_pkey" primary key ("id"),
  constraint "calendar_feed_user_id_fkey" foreign key ("user_id") references "user" ("id") on delete restrict on update cascade
);
create unique index "calendar_feed_token_hash_key" on "calendar_feed" ("token_hash");
create unique index "calendar_feed_user_id_scope_scope_id_key" on "calendar_feed" ("user_id", "scope", "scope_id");
