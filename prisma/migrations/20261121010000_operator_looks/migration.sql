-- Nobody looks unseen: which operator opened which family's order.
CREATE TABLE "operator_look" (
    "operator_id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "times" INTEGER NOT NULL DEFAULT 1,
    "first_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "operator_look_pkey" PRIMARY KEY ("operator_id","order_id")
);
CREATE INDEX "operator_look_order_id_idx" ON "operator_look"("order_id");

-- Tries are counted in "throttle"; nothing writes here.
DROP TABLE "rate_limit";
