create table "retention_run" (
  "rule" text not null,
  "ran_on" date not null,
  "removed" integer not null default 0,
  constraint "retention_run_pkey" primary key ("rule", "ran_on")
);
