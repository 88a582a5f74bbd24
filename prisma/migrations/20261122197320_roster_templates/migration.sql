-- CreateTable
CREATE TABLE "roster_template" (
    "id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "hours" INTEGER[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "roster_template_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "roster_use" (
    "id" UUID NOT NULL,
    "template_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "first_day" DATE NOT NULL,
    "last_day" DATE NOT NULL,
    "key" TEXT NOT NULL,
    "used_by" UUID NOT NULL,
    "used_at" TIMESTAMPTZ(3) NOT NULL,
    "undone_at" TIMESTAMPTZ(3),
    "undone_by" UUID,

    CONSTRAINT "roster_use_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "roster_use_day" (
    "use_id" UUID NOT NULL,
    "caregiver_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "bounds" INTEGER[],
    "before" JSONB,

    CONSTRAINT "roster_use_day_pkey" PRIMARY KEY ("use_id","caregiver_id","day")
);

-- CreateIndex
CREATE INDEX "roster_template_provider_id_idx" ON "roster_template"("provider_id");

-- CreateIndex
CREATE UNIQUE INDEX "roster_use_key_key" ON "roster_use"("key");

-- CreateIndex
CREATE INDEX "roster_use_template_id_used_at_idx" ON "roster_use"("template_id", "used_at");

-- AddForeignKey
ALTER TABLE "roster_template" ADD CONSTRAINT "roster_template_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "provider"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "roster_use" ADD CONSTRAINT "roster_use_template_id_fkey" FOREIGN KEY ("template_id") REFERENCES "roster_template"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "roster_use_day" ADD CONSTRAINT "roster_use_day_use_id_fkey" FOREIGN KEY ("use_id") REFERENCES "roster_use"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "roster_use_day" ADD CONSTRAINT "roster_use_day_caregiver_id_fkey" FOREIGN KEY ("caregiver_id") REFERENCES "caregiver"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Three numbers a stretch; a use covers days in their order.
ALTER TABLE "roster_template" ADD CONSTRAINT "roster_template_hours_in_threes" CHECK (cardinality("hours") % 3 = 0);
ALTER TABLE "roster_use" ADD CONSTRAINT "roster_use_days_in_order" CHECK ("last_day" >= "first_day");
