-- What was measured, noted and photographed stands sealed in one text; figures of earlier rows stay readable until
-- `npm run keys:rotate` seals them too.
alter table "care_entry" add column "sealed" text;
alter table "care_entry" drop constraint "care_entry_is_whole";
alter table "care_entry" add constraint "care_entry_is_whole" check (
  coalesce(case
    when sealed is not null then kind <> 'task' and text = '' and value is null and lower is null
      and (kind <> 'photo' or file_key is not null)
    else case kind
      when 'task' then text <> '' and value is null
      when 'note' then text <> '' and value is null
      when 'photo' then file_key is not null and value is null
      when 'blood_pressure' then value between 600 and 2600 and coalesce(lower between 300 and 1600 and lower < value, false)
      when 'glucose' then value between 10 and 400
      when 'temperature' then value between 320 and 430
      when 'weight' then value between 20 and 3000
    end
  end, false)
);
