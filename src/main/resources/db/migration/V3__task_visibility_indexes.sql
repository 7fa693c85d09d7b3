-- who sees what, at any number of open tasks

-- A supervisor's lists and counts, overdue or not, from the index alone: in the place of the one without the state.
drop index cc_task_tenant_due;
create index cc_task_tenant_due on act_ru_task (tenant_id_, due_date_) include (suspension_state_);

-- A city has more groups and people than the 100 most common ones PostgreSQL keeps count of; of the others it expects as
-- many tasks as of the average, and then reads the whole table for the few of one person.
alter table act_ru_identitylink alter column group_id_ set statistics 2000;
alter table act_ru_task alter column assignee_ set statistics 1000;
