-- What a bank took of a package's money and the platform bore: it is the platform's again once the visit is not delivered.

ALTER TYPE "ledger_journal_kind" ADD VALUE 'loss_recovered';
