create table "erasure" (
  "id" uuid not null,
  "user_id" uuid not null,
  "asked_at" timestamptz(3) not null,
  "due_at" timestamptz(3) not null,
  "undone_at" timestamptz(3),
  "done_at" timestamptz(3),
  constraint "erasure_pkey" primary key ("id"),
  constraint "erasure_user_id_fkey" foreign key ("user_id") references "user" ("id") on delete restrict on update cascade,
  constraint "erasure_ends_once" check ("undone_at" is null or "done_at" is null)
);
create index "erasure_due_at_idx" on "erasure" ("due_at");
create unique index "erasure_one_waiting" on "erasure" ("user_id") where "undone_at" is null and "done_at" is null;

-- Who acted and what they wrote is bound into an event's hash by a salted fingerprint, so that both can be forgotten and the
-- chain still holds. Older events have none and keep their words.
alter table "event" add column "words_salt" text, add column "words_hash" text;

create or replace function "event_is_append_only"() returns trigger language plpgsql as $$
begin
  -- The one change there is: words that have a fingerprint are forgotten, with the salt they could be guessed by.
  if tg_op = 'UPDATE' then
    if old.words_hash is not null and old.words_salt is not null and new.words_salt is null
       and new.actor_name = '' and new.reason = ''
       and (to_jsonb(new) - 'actor_name' - 'reason' - 'words_salt') = (to_jsonb(old) - 'actor_name' - 'reason' - 'words_salt')
    then
      return new;
    end if;
  end if;
  raise exception 'events are append-only';
end
$$;

-- A paper's number stands, but its seal may be renewed by another key, and it may be forgotten.
create or replace function "entitlement_terms_stand"() returns trigger language plpgsql as $$
begin
  if old."state" <> 'submitted' and (
    (new."recipient_id", new."kind", new."region_code", new."terms", new."valid_from")
      is distinct from (old."recipient_id", old."kind", old."region_code", old."terms", old."valid_from")
    or (new."number" is distinct from old."number" and new."number" <> '' and not starts_with(new."number", 'enc:v1:'))
  ) then
    raise exception 'a decided entitlement is replaced, never changed';
  end if;
  return new;
end
$$;
