-- when a pairing's lawyers are in the community: versions, each valid for a time; the single duties are computed from them
create table service_plan (
    id             bigint generated always as identity,
    pairing_id     bigint      not null,
    community_code varchar(12) not null,
    rule           varchar(20) not null,
    weekday        integer,
    visits         integer,
    day_of_month   integer,
    half           varchar(10) not null,
    starts         time        not null,
    ends           time        not null,
    on_holiday     varchar(20) not null,
    clause         varchar(60) not null,
    valid_from     date        not null,
    valid_until    date        not null,
    slot           integer     generated always as (weekday * 2 + case half when 'morning' then 0 else 1 end) stored,
    constraint service_plan_pk primary key (id),
    constraint service_plan_validity unique (id, valid_from, valid_until),
    constraint service_plan_pairing_fk foreign key (pairing_id) references pairing (id),
    constraint service_plan_community_fk foreign key (community_code) references community (code),
    constraint service_plan_half_known check (half in ('morning', 'afternoon')),
    constraint service_plan_rule_complete check (case rule
        when 'weekly' then weekday is not null and visits is null and day_of_month is null
        when 'monthlyHours' then weekday is not null and visits is not null and day_of_month is null
        when 'monthlyDay' then weekday is null and visits is null and day_of_month is not null
        else false end),
    constraint service_plan_weekday_known check (weekday between 1 and 7),
    constraint service_plan_visits_in_month check (visits between 1 and 4),
    constraint service_plan_day_known check (day_of_month between 1 and 31),
    constraint service_plan_starts_before_ends check (starts < ends),
    constraint service_plan_on_holiday_known check (on_holiday in ('nextWorkingDay', 'skipped')),
    constraint service_plan_valid_in_order check (valid_from <= valid_until),
    -- two versions of a pairing's plan never overlap; ranges of one number stand for equality, which GiST lacks without
    -- an extension
    constraint service_plan_one_at_a_time exclude using gist
        (int8range(pairing_id, pairing_id, '[]') with &&, daterange(valid_from, valid_until, '[]') with &&)
);
create index service_plan_community on service_plan (community_code text_pattern_ops);

-- who serves by the plan; a lawyer is in one place at a time
create table service_plan_lawyer (
    plan_id        bigint      not null,
    licence_number varchar(17) not null,
    slot           integer,
    valid_from     date        not null,
    valid_until    date        not null,
    constraint service_plan_lawyer_pk primary key (plan_id, licence_number),
    constraint service_plan_lawyer_plan_fk foreign key (plan_id, valid_from, valid_until)
        references service_plan (id, valid_from, valid_until) on update cascade on delete cascade,
    constraint service_plan_lawyer_lawyer_fk foreign key (licence_number) references lawyer (licence_number),
    constraint service_plan_lawyer_half_day_once exclude using gist
        (int8range(licence_number::bigint, licence_number::bigint, '[]') with &&, int4range(slot, slot, '[]') with &&,
            daterange(valid_from, valid_until, '[]') with &&) where (slot is not null)
);
create index service_plan_lawyer_licence on service_plan_lawyer (licence_number);
