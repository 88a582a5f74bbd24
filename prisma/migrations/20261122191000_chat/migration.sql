-- What a family and a provider say to each other about an order, or about all visits of a plan.
-- CreateEnum
CREATE TYPE "chat_side" AS ENUM ('family', 'provider');

-- CreateEnum
CREATE TYPE "chat_report_state" AS ENUM ('open', 'decided');

-- CreateEnum
CREATE TYPE "chat_outcome" AS ENUM ('keep', 'remove');

-- CreateTable
CREATE TABLE "chat" (
    "id" UUID NOT NULL,
    "family_id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "order_id" UUID,
    "plan_id" UUID,
    "last_seq" INTEGER NOT NULL DEFAULT 0,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "chat_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "chat_message" (
    "id" UUID NOT NULL,
    "chat_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "written_by" UUID NOT NULL,
    "written_by_name" TEXT NOT NULL,
    "side" "chat_side" NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "phrase" TEXT,
    "file_key" TEXT,
    "width" INTEGER,
    "height" INTEGER,
    "withdrawn_at" TIMESTAMPTZ(3),
    "removed_at" TIMESTAMPTZ(3),
    "key" TEXT NOT NULL,

    CONSTRAINT "chat_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "chat_reader" (
    "chat_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "side" "chat_side" NOT NULL,
    "seq" INTEGER NOT NULL,
    "read_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "chat_reader_pkey" PRIMARY KEY ("chat_id","user_id")
);

-- CreateTable
CREATE TABLE "chat_report" (
    "id" UUID NOT NULL,
    "message_id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "state" "chat_report_state" NOT NULL DEFAULT 'open',
    "version" INTEGER NOT NULL DEFAULT 1,
    "reason" TEXT NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "said_text" TEXT NOT NULL,
    "reported_by" UUID NOT NULL,
    "reported_by_name" TEXT NOT NULL,
    "side" "chat_side" NOT NULL,
    "reported_at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" "chat_outcome",
    "decision" TEXT NOT NULL DEFAULT '',
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "chat_report_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "chat_order_id_key" ON "chat"("order_id");

-- CreateIndex
CREATE UNIQUE INDEX "chat_plan_id_key" ON "chat"("plan_id");

-- CreateIndex
CREATE INDEX "chat_family_id_last_at_idx" ON "chat"("family_id", "last_at");

-- CreateIndex
CREATE INDEX "chat_provider_id_last_at_idx" ON "chat"("provider_id", "last_at");

-- CreateIndex
CREATE UNIQUE INDEX "chat_message_file_key_key" ON "chat_message"("file_key");

-- CreateIndex
CREATE UNIQUE INDEX "chat_message_key_key" ON "chat_message"("key");

-- CreateIndex
CREATE UNIQUE INDEX "chat_message_chat_id_seq_key" ON "chat_message"("chat_id", "seq");

-- CreateIndex
CREATE INDEX "chat_report_state_reported_at_idx" ON "chat_report"("state", "reported_at");

-- CreateIndex
CREATE INDEX "chat_report_message_id_idx" ON "chat_report"("message_id");

-- AddForeignKey
ALTER TABLE "chat" ADD CONSTRAINT "chat_family_id_fkey" FOREIGN KEY ("family_id") REFERENCES "family"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chat" ADD CONSTRAINT "chat_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "provider"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chat" ADD CONSTRAINT "chat_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chat" ADD CONSTRAINT "chat_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chat_message" ADD CONSTRAINT "chat_message_chat_id_fkey" FOREIGN KEY ("chat_id") REFERENCES "chat"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chat_reader" ADD CONSTRAINT "chat_reader_chat_id_fkey" FOREIGN KEY ("chat_id") REFERENCES "chat"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chat_report" ADD CONSTRAINT "chat_report_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "chat_message"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chat_report" ADD CONSTRAINT "chat_report_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- One conversation of one thing.
ALTER TABLE "chat" ADD CONSTRAINT "chat_is_about_one_thing" CHECK (("order_id" IS NULL) <> ("plan_id" IS NULL));

-- Something is said, until it is taken back; then nothing is left of it.
ALTER TABLE "chat_message" ADD CONSTRAINT "chat_message_says_something" CHECK (
  CASE WHEN "withdrawn_at" IS NULL THEN "text" <> '' OR "phrase" IS NOT NULL OR "file_key" IS NOT NULL
    ELSE "text" = '' AND "phrase" IS NULL END
);
ALTER TABLE "chat_message" ADD CONSTRAINT "chat_message_photo_is_whole" CHECK (
  ("file_key" IS NULL) = ("width" IS NULL) AND ("width" IS NULL) = ("height" IS NULL)
);

-- One report of a message at a time.
CREATE UNIQUE INDEX "chat_report_one_open" ON "chat_report" ("message_id") WHERE "state" = 'open';
ALTER TABLE "chat_report" ADD CONSTRAINT "chat_report_is_decided_whole" CHECK (
  ("state" = 'decided') = ("outcome" IS NOT NULL AND "decided_by" IS NOT NULL AND "decided_at" IS NOT NULL)
);
