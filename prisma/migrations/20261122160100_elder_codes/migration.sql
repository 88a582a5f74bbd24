-- Six figures on paper or in a text that open the same page as the link, together with a phone number of the family.
alter table "elder_link" add column "code_hash" text;
alter table "elder_link" add column "wrong_codes" integer not null default 0;
alter table "elder_link" add column "wrong_since" timestamptz(3);
