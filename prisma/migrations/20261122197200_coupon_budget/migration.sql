-- What a campaign may cost in all, and when it was stopped.
ALTER TABLE "coupon" ADD COLUMN "budget_fen" INTEGER, ADD COLUMN "stopped_at" TIMESTAMPTZ(3);
ALTER TABLE "coupon" ADD CONSTRAINT "coupon_budget_possible" CHECK ("budget_fen" IS NULL OR "budget_fen" >= "amount_fen");
