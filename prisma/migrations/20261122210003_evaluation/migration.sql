-- How well a region provides for its people: weights as rows, results as they were published.
-- CreateTable
CREATE TABLE "evaluation_rule" (
    "version" INTEGER NOT NULL,
    "terms" JSONB NOT NULL,
    "valid_from" DATE NOT NULL,
    "source" TEXT NOT NULL,

    CONSTRAINT "evaluation_rule_pkey" PRIMARY KEY ("version")
);

-- CreateTable
CREATE TABLE "evaluation_run" (
    "id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "rule_version" INTEGER NOT NULL,
    "results" JSONB NOT NULL,
    "coverage_on" DATE NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "published_by" UUID NOT NULL,
    "published_by_name" TEXT NOT NULL,
    "key" TEXT NOT NULL,

    CONSTRAINT "evaluation_run_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "evaluation_run_key_key" ON "evaluation_run"("key");

-- CreateIndex
CREATE INDEX "evaluation_run_year_published_at_idx" ON "evaluation_run"("year", "published_at");

-- AddForeignKey
ALTER TABLE "evaluation_run" ADD CONSTRAINT "evaluation_run_rule_version_fkey" FOREIGN KEY ("rule_version") REFERENCES "evaluation_rule"("version") ON DELETE RESTRICT ON UPDATE CASCADE;

insert into "evaluation_rule" ("version", "terms", "valid_from", "source") values
  (1, '{"least":50,"indicators":[{"key":"elderPlacesPer","weight":30,"full":40},{"key":"childPlacesPer","weight":30,"full":100},{"key":"carersPer","weight":20,"full":10},{"key":"verifiedShare","weight":20,"full":1}]}', '2024-01-01', '示例权重：发改办社会〔2021〕192号要求评价，没有给出指标的权重和满分值；属地有评价办法的，以属地为准');

-- What was published is never changed.
create function "evaluation_run_stays"() returns trigger language plpgsql as $$
begin
  raise exception 'a published evaluation is never changed';
end $$;
create trigger "evaluation_run_stays" before update or delete on "evaluation_run"
  for each row execute function "evaluation_run_stays"();
