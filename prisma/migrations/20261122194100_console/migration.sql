-- Alarms the clock opens once for each thing that is the matter, and the reasons for which operators look things up.
CREATE TYPE "alarm_kind" AS ENUM ('promised_returns', 'prepayment_spike', 'complaint_burst', 'credential_expiry', 'books_differ', 'outbox_dead', 'notices_failing', 'visits_stuck');

CREATE TYPE "alarm_state" AS ENUM ('open', 'acknowledged', 'closed');

CREATE TABLE "alarm" (
    "id" UUID NOT NULL,
    "kind" "alarm_kind" NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "provider_id" UUID,
    "facts" JSONB NOT NULL,
    "state" "alarm_state" NOT NULL DEFAULT 'open',
    "version" INTEGER NOT NULL DEFAULT 1,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "acknowledged_by_name" TEXT NOT NULL DEFAULT '',
    "acknowledged_at" TIMESTAMPTZ(3),
    "closed_by_name" TEXT NOT NULL DEFAULT '',
    "closed_at" TIMESTAMPTZ(3),
    "outcome" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "alarm_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "errand" (
    "id" UUID NOT NULL,
    "operator_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "errand_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "alarm_state_opened_at_idx" ON "alarm"("state", "opened_at");

CREATE INDEX "alarm_provider_id_idx" ON "alarm"("provider_id");

CREATE UNIQUE INDEX "alarm_kind_fingerprint_key" ON "alarm"("kind", "fingerprint");

CREATE INDEX "errand_operator_id_ends_at_idx" ON "errand"("operator_id", "ends_at");

ALTER TABLE "alarm" ADD CONSTRAINT "alarm_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "provider"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

alter table "alarm" add constraint "alarm_closed_says_what" check (("state" = 'closed') = ("closed_at" is not null and length("outcome") >= 2));
alter table "errand" add constraint "errand_says_why" check (length("reason") >= 4 and "ends_at" > "started_at");
