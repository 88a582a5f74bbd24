-- Notices by text and mail, each as its reader has chosen, and reminders of visits.
-- CreateEnum
CREATE TYPE "notice_channel" AS ENUM ('sms', 'email');

-- CreateEnum
CREATE TYPE "message_state" AS ENUM ('waiting', 'sent', 'needless', 'failed');

-- CreateTable
CREATE TABLE "notice_message" (
    "id" UUID NOT NULL,
    "notice_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "channel" "notice_channel" NOT NULL,
    "state" "message_state" NOT NULL DEFAULT 'waiting',
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "notice_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notice_choice" (
    "user_id" UUID NOT NULL,
    "group" TEXT NOT NULL,
    "channel" "notice_channel" NOT NULL,
    "wanted" BOOLEAN NOT NULL,

    CONSTRAINT "notice_choice_pkey" PRIMARY KEY ("user_id","group","channel")
);

-- CreateTable
CREATE TABLE "notice_hours" (
    "user_id" UUID NOT NULL,
    "quiet_from" INTEGER NOT NULL,
    "quiet_until" INTEGER NOT NULL,
    "daily" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "notice_hours_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "mail_address" (
    "user_id" UUID NOT NULL,
    "address" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "verified_at" TIMESTAMPTZ(3),

    CONSTRAINT "mail_address_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "visit_reminder" (
    "order_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "visit_reminder_pkey" PRIMARY KEY ("order_id","kind","starts_at")
);

-- CreateIndex
CREATE INDEX "notice_message_state_due_at_idx" ON "notice_message"("state", "due_at");

-- CreateIndex
CREATE UNIQUE INDEX "notice_message_notice_id_channel_key" ON "notice_message"("notice_id", "channel");

-- AddForeignKey
ALTER TABLE "notice_message" ADD CONSTRAINT "notice_message_notice_id_fkey" FOREIGN KEY ("notice_id") REFERENCES "notice"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice_choice" ADD CONSTRAINT "notice_choice_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice_hours" ADD CONSTRAINT "notice_hours_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail_address" ADD CONSTRAINT "mail_address_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_reminder" ADD CONSTRAINT "visit_reminder_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "order"("id") ON DELETE CASCADE ON UPDATE CASCADE;



ALTER TABLE "notice_hours" ADD CONSTRAINT "notice_hours_of_a_day"
  CHECK ("quiet_from" BETWEEN 0 AND 1439 AND "quiet_until" BETWEEN 0 AND 1439);
