-- Who wants it is called the day before a visit.
ALTER TABLE "recipient" ADD COLUMN     "calls_ahead" BOOLEAN NOT NULL DEFAULT false;
