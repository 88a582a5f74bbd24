-- Papers of providers and caregivers, put before the operators; and on which days they let an offering be booked.
create type "filing_state" as enum
  ('draft', 'submitted', 'received', 'returned', 'accepted', 'expired', 'refused', 'withdrawn', 'revoked');

create table "filing" (
  "id" uuid not null,
  "provider_id" uuid not null,
  "caregiver_id" uuid,
  "kind" text not null,
  "state" "filing_state" not null default 'draft',
  "version" integer not null default 1,
  "number" text not null default '',
  "issuer" text not null default '',
  "detail" text not null default '',
  "valid_from" date,
  "valid_until" date,
  "note" text not null default '',
  "created_by" uuid not null,
  "created_at" timestamptz(3) not null,
  "submitted_at" timestamptz(3),
  "receipt_by" timestamptz(3),
  "answer_by" timestamptz(3),
  "received_at" timestamptz(3),
  "decided_at" timestamptz(3),
  "decided_by" uuid,
  "reason" text not null default '',
  "due_at" timestamptz(3),
  "due_transition" text,
  constraint "filing_pkey" primary key ("id"),
  constraint "filing_provider_id_fkey" foreign key ("provider_id") references "provider" ("id") on delete restrict on update cascade,
  constraint "filing_caregiver_id_fkey" foreign key ("caregiver_id") references "caregiver" ("id") on delete restrict on update cascade,
  -- What counts says from when, and who let it count.
  constraint "filing_is_whole" check (
    (valid_until is null or valid_from is null or valid_from <= valid_until)
    and (state not in ('accepted', 'expired') or (valid_from is not null and decided_by is not null and decided_at is not null))
    and (state not in ('submitted', 'received') or (submitted_at is not null and receipt_by is not null and answer_by is not null))
    and (state not in ('returned', 'refused', 'revoked') or reason <> '')
  )
);
create index "filing_provider_id_kind_idx" on "filing" ("provider_id", "kind");
create index "filing_caregiver_id_idx" on "filing" ("caregiver_id");
create index "filing_due_at_idx" on "filing" ("due_at");
-- Two tabs, two managers: one paper of a kind is under way at a time.
create unique index "filing_under_way_once" on "filing"
  ("provider_id", coalesce("caregiver_id", '00000000-0000-0000-0000-000000000000'::uuid), "kind")
  where "state" in ('draft', 'submitted', 'received', 'returned');

create table "filing_file" (
  "id" uuid not null,
  "filing_id" uuid not null,
  "file_key" text not null,
  "mime" text not null,
  "bytes" integer not null,
  "sha256" text not null,
  "scan" text not null,
  "uploaded_by" uuid not null,
  "uploaded_at" timestamptz(3) not null,
  constraint "filing_file_pkey" primary key ("id"),
  constraint "filing_file_filing_id_fkey" foreign key ("filing_id") references "filing" ("id") on delete restrict on update cascade,
  constraint "filing_file_scan" check ("scan" in ('clean', 'unscanned')),
  constraint "filing_file_mime" check ("mime" in ('application/pdf', 'image/jpeg'))
);
create unique index "filing_file_file_key_key" on "filing_file" ("file_key");
create index "filing_file_filing_id_idx" on "filing_file" ("filing_id");

create table "filing_look" (
  "id" uuid not null,
  "file_id" uuid not null,
  "user_id" uuid not null,
  "reason" text not null,
  "at" timestamptz(3) not null,
  constraint "filing_look_pkey" primary key ("id"),
  constraint "filing_look_file_id_fkey" foreign key ("file_id") references "filing_file" ("id") on delete restrict on update cascade,
  constraint "filing_look_reason" check ("reason" <> '')
);
create index "filing_look_file_id_idx" on "filing_look" ("file_id");

create function "filing_look_is_append_only"() returns trigger language plpgsql as $$
begin
  raise exception 'looks are append-only';
end $$;
create trigger "filing_look_append_only" before update or delete on "filing_look"
  for each row execute function "filing_look_is_append_only"();

alter table "credential" add column "verified_at" timestamptz(3);

-- Closed until papers open it. Those who could be booked before papers were asked for have 90 days to file them.
alter table "provider" add column "papers_grace_until" date;
update "provider" set "papers_grace_until" = (now() at time zone 'Asia/Shanghai')::date + 90 where "state" <> 'unclaimed';
alter table "offering" add column "cleared" datemultirange not null default '{}'::datemultirange;
update "offering" o set "cleared" = datemultirange(daterange(null, p."papers_grace_until", '(]'))
  from "provider" p where p."id" = o."provider_id" and p."papers_grace_until" is not null;
