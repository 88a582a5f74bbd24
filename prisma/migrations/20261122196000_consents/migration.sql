-- CreateEnum
CREATE TYPE "consent_purpose" AS ENUM ('health', 'photos', 'papers', 'whereabouts');

-- CreateEnum
CREATE TYPE "consent_basis" AS ENUM ('self', 'on_behalf', 'guardian');

-- CreateEnum
CREATE TYPE "consent_ending" AS ENUM ('withdrawn', 'renewed', 'erased');

-- CreateTable
CREATE TABLE "consent" (
    "id" UUID NOT NULL,
    "recipient_id" UUID NOT NULL,
    "purpose" "consent_purpose" NOT NULL,
    "text_version" INTEGER NOT NULL,
    "basis" "consent_basis" NOT NULL,
    "given_by" UUID,
    "given_by_name" TEXT NOT NULL,
    "given_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "foretold_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "ending" "consent_ending",
    "ended_by" UUID,
    "ended_by_name" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "consent_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "consent_recipient_id_purpose_idx" ON "consent"("recipient_id", "purpose");

-- CreateIndex
CREATE INDEX "consent_expires_at_idx" ON "consent"("expires_at");

-- AddForeignKey
ALTER TABLE "consent" ADD CONSTRAINT "consent_recipient_id_fkey" FOREIGN KEY ("recipient_id") REFERENCES "recipient"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- One yes at a time; giving again ends the one before as renewed.
create unique index "consent_one_in_force" on "consent" ("recipient_id", "purpose") where "ended_at" is null;
alter table "consent" add constraint "consent_ends_once" check (("ended_at" is null) = ("ending" is null));
alter table "consent" add constraint "consent_lasts" check ("expires_at" > "given_at");
alter table "consent" add constraint "consent_giver"
  check ("basis" = 'self' or "ending" = 'erased' or "given_by" is not null);

-- A ledger: what was said stays said. A row may be ended once, its end foretold once, and names may be forgotten.
create function consent_is_a_ledger() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'consents are kept';
  end if;
  if (new.id, new.recipient_id, new.purpose, new.text_version, new.basis, new.given_at, new.expires_at)
     is distinct from (old.id, old.recipient_id, old.purpose, old.text_version, old.basis, old.given_at, old.expires_at)
     or (old.ended_at is not null and (new.ended_at, new.ending) is distinct from (old.ended_at, old.ending)
         and new.ending is distinct from 'erased') then
    raise exception 'what was agreed to can not be changed';
  end if;
  return new;
end $$;
create trigger "consent_ledger" before update or delete on "consent"
  for each row execute function consent_is_a_ledger();
