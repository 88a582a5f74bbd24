-- What a carer noted without a network, and the visit could no longer take.
CREATE TABLE "late_note" (
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "intent" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "file_key" TEXT,
    "problem" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" UUID NOT NULL,
    "recorded_by_name" TEXT NOT NULL,
    "key" TEXT NOT NULL,

    CONSTRAINT "late_note_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "late_note_file_key_key" ON "late_note"("file_key");
CREATE UNIQUE INDEX "late_note_key_key" ON "late_note"("key");
CREATE INDEX "late_note_order_id_idx" ON "late_note"("order_id");
ALTER TABLE "late_note" ADD CONSTRAINT "late_note_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A visit that its carer refused at the door or broke off says why. Nobody was missing where somebody refused.
ALTER TABLE "visit" ADD COLUMN "left_why" TEXT;
ALTER TABLE "visit" ADD CONSTRAINT "visit_left_why" CHECK ("left_why" IN ('refused', 'unsafe', 'ill', 'carer'));
ALTER TABLE "visit" DROP CONSTRAINT "visit_missed_by_somebody";
ALTER TABLE "visit" ADD CONSTRAINT "visit_missed_for_a_reason" CHECK (
  ("state" = 'missed') = ("missed_by" IS NOT NULL OR ("left_why" IS NOT NULL AND "checked_in_at" IS NULL))
);
