-- indexes the engine lacks on PostgreSQL; with them these reads cost the same however many tasks and timers there are

-- overdue and soon-due lists, of a district and of all
create index cc_task_tenant_due on act_ru_task (tenant_id_, due_date_);
create index cc_task_due on act_ru_task (due_date_);

-- the job executor's poll: due jobs among all timers that wait
create index cc_job_due on act_ru_job (duedate_);

-- the same poll leaves out instances one of whose jobs is running now
create index cc_job_running on act_ru_job (process_instance_id_) where lock_owner_ is not null;
