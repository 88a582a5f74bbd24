-- Notices come to a browser as well.
alter type "notice_channel" add value 'push';

create table "push_device" (
  "id" uuid not null,
  "user_id" uuid not null,
  "endpoint" text not null,
  "p256dh" text not null,
  "auth" text not null,
  "created_at" timestamptz(3) not null,
  constraint "push_device_pkey" primary key ("id"),
  constraint "push_device_user_id_fkey" foreign key ("user_id") references "user" ("id") on delete cascade on update cascade
);
create unique index "push_device_endpoint_key" on "push_device" ("endpoint");
create index "push_device_user_id_idx" on "push_device" ("user_id");

create table "push_keys" (
  "id" integer not null default 1,
  "public_key" text not null,
  "private_key" text not null,
  constraint "push_keys_pkey" primary key ("id"),
  constraint "push_keys_one" check ("id" = 1)
);
