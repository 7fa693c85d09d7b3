-- after how many rounds of reports it came: who tells of a dispute in one round may not know what it has become in the next
alter table dispute_report add column round integer not null default 0;
