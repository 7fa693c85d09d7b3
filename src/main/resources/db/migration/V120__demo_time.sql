-- by how much the demo's time is ahead; empty as long as nobody has moved it, and always in production
create table demo_time (
    one           boolean not null default true,
    ahead_seconds bigint  not null,
    constraint demo_time_pk primary key (one),
    constraint demo_time_one_row check (one),
    constraint demo_time_ahead check (ahead_seconds > 0)
);

create function refuse_turning_back() returns trigger language plpgsql as $$
begin
    raise exception 'time does not run backwards' using errcode = 'restrict_violation';
end $$;
create trigger demo_time_runs_forward before update on demo_time
    for each row when (new.ahead_seconds < old.ahead_seconds) execute function refuse_turning_back();
create trigger demo_time_stays before delete on demo_time
    for each row execute function refuse_turning_back();
