-- What carers write down during a visit: tasks done, vital signs, notes, photos.
create type "care_kind" as enum ('task', 'blood_pressure', 'glucose', 'temperature', 'weight', 'note', 'photo');

create table "care_entry" (
  "id" uuid not null,
  "order_id" uuid not null,
  "recipient_id" uuid not null,
  "kind" "care_kind" not null,
  "text" text not null default '',
  "value" integer,
  "lower" integer,
  "file_key" text,
  "width" integer,
  "height" integer,
  "at" timestamptz(3) not null,
  "recorded_at" timestamptz(3) not null,
  "recorded_by" uuid not null,
  "recorded_by_name" text not null,
  "struck_at" timestamptz(3),
  "key" text not null,
  constraint "care_entry_pkey" primary key ("id"),
  constraint "care_entry_order_id_fkey" foreign key ("order_id") references "order" ("id") on delete restrict on update cascade,
  constraint "care_entry_recipient_id_fkey" foreign key ("recipient_id") references "recipient" ("id") on delete restrict on update cascade,
  -- The last judge of what can be true of a living person.
  constraint "care_entry_is_whole" check (
    coalesce(case kind
      when 'task' then text <> '' and value is null
      when 'note' then text <> '' and value is null
      when 'photo' then file_key is not null and value is null
      when 'blood_pressure' then value between 600 and 2600 and coalesce(lower between 300 and 1600 and lower < value, false)
      when 'glucose' then value between 10 and 400
      when 'temperature' then value between 320 and 430
      when 'weight' then value between 20 and 3000
    end, false)
  )
);
create unique index "care_entry_file_key_key" on "care_entry" ("file_key");
create unique index "care_entry_key_key" on "care_entry" ("key");
create index "care_entry_order_id_idx" on "care_entry" ("order_id");
create index "care_entry_recipient_id_kind_at_idx" on "care_entry" ("recipient_id", "kind", "at");
-- A task is ticked once, however often it was sent.
create unique index "care_entry_task_once" on "care_entry" ("order_id", "text") where "kind" = 'task' and "struck_at" is null;

alter table "offering" add column "tasks" text[] default array[]::text[];
