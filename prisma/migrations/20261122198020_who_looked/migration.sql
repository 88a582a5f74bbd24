-- A family asks who opened their records: found by the record, not by the reason.
CREATE INDEX "event_opened_record" ON "event" (("data" ->> 'id')) WHERE "subject" = 'errand' AND "transition" = 'open';
