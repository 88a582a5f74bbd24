-- So that what has changed since somebody looked is found without reading it all.
alter table "provider_standing" add column "changed_at" timestamptz(3) not null default now();
create index "provider_standing_changed_at_idx" on "provider_standing"("changed_at");
