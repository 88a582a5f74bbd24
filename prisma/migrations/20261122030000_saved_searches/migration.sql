-- Searches that people keep, and whom each has found: nobody is told of the same provider twice.
CREATE TABLE "saved_search" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "query" JSONB NOT NULL,
    "canonical" TEXT NOT NULL,
    "city" TEXT NOT NULL DEFAULT '',
    "wide" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "asked_at" TIMESTAMPTZ(3),
    "ask_at" TIMESTAMPTZ(3) NOT NULL,
    "looked_at" TIMESTAMPTZ(3) NOT NULL,
    "looked_before" TIMESTAMPTZ(3) NOT NULL,
    "told_on" DATE,
    "paused_at" TIMESTAMPTZ(3),
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "saved_search_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "saved_search_find" (
    "saved_search_id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "found_at" TIMESTAMPTZ(3) NOT NULL,
    "told_at" TIMESTAMPTZ(3),

    CONSTRAINT "saved_search_find_pkey" PRIMARY KEY ("saved_search_id","provider_id")
);

CREATE INDEX "saved_search_ask_at_idx" ON "saved_search"("ask_at");

CREATE INDEX "saved_search_city_idx" ON "saved_search"("city");

CREATE UNIQUE INDEX "saved_search_user_id_canonical_key" ON "saved_search"("user_id", "canonical");

CREATE INDEX "saved_search_find_provider_id_idx" ON "saved_search_find"("provider_id");

ALTER TABLE "saved_search" ADD CONSTRAINT "saved_search_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "saved_search_find" ADD CONSTRAINT "saved_search_find_saved_search_id_fkey" FOREIGN KEY ("saved_search_id") REFERENCES "saved_search"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "saved_search_find" ADD CONSTRAINT "saved_search_find_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "provider"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand: a name is never empty, and what was looked at before is not later than the last look.
ALTER TABLE "saved_search" ADD CONSTRAINT "saved_search_name_check" CHECK (char_length("name") BETWEEN 1 AND 60);
ALTER TABLE "saved_search" ADD CONSTRAINT "saved_search_look_check" CHECK ("looked_before" <= "looked_at");
