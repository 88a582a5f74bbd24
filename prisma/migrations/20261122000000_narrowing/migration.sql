-- What families narrow a search by.
alter table "provider"
  add column "voucher" boolean not null default false,
  add column "ltci" boolean not null default false,
  add column "grade" text;
alter table "provider" add constraint "provider_grade_known" check ("grade" in ('1', '2', '3', '4', '5', 'A', 'B', 'C', 'D'));

alter table "site" add column "street" text not null default '';
-- The street, town or township an address names right after its district.
update "site" set "street" = found.street
from (
  select id, (regexp_match(address_line, '(?:区|县|市|^)([一-龥]{2,6}?(?:街道|镇|乡))'))[1] as street from "site"
) as found
where found.id = "site".id and found.street is not null;

alter table "caregiver" add column "languages" text[] not null default array[]::text[];

alter table "offering"
  add column "serves_abilities" text[] not null default array[]::text[],
  add column "serves_ages" text[] not null default array[]::text[];
