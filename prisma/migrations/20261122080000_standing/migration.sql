-- What a provider is ranked by besides its reviews, worked out from its orders and free times in the background.
create table "provider_standing" (
  "provider_id" uuid not null,
  "kept" integer not null default 0,
  "broken" integer not null default 0,
  "soonest_at" timestamptz(3),

  constraint "provider_standing_pkey" primary key ("provider_id"),
  constraint "provider_standing_counts" check ("kept" >= 0 and "broken" >= 0)
);
alter table "provider_standing" add constraint "provider_standing_provider_id_fkey"
  foreign key ("provider_id") references "provider"("id") on delete cascade on update cascade;
