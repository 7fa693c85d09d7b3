-- changes of service hours and of pairings, as firms report them and the coordination office decides (JG-17a/b/c)

create table schedule_change (
    id               bigint generated always as identity,
    dossier_number   varchar(21)   not null,
    district_code    varchar(6)    not null,
    pairing_id       bigint        not null,
    other_pairing_id bigint,
    firm_code        varchar(18)   not null,
    kind             varchar(10)   not null,
    licence_number   varchar(17),
    weekday          integer,
    half             varchar(10),
    wished           varchar(17),
    effective_from   date          not null,
    effective_until  date,
    reason           varchar(40)   not null,
    reason_name      varchar(100)  not null,
    asked            varchar(300)  not null,
    report           varchar(1000) not null,
    reported_at      timestamptz   not null,
    urgent           boolean       not null default false,
    state            varchar(10)   not null,
    decided_lawyer   varchar(17),
    decided          varchar(300),
    decision_reason  varchar(1000),
    decided_at       timestamptz,
    end_reason       varchar(1100),
    ended_at         timestamptz,
    version          integer       not null default 0,
    constraint schedule_change_pk primary key (id),
    constraint schedule_change_one_dossier unique (dossier_number),
    constraint schedule_change_dossier_fk foreign key (dossier_number) references dossier (number),
    constraint schedule_change_district_fk foreign key (district_code) references district (code),
    constraint schedule_change_pairing_fk foreign key (pairing_id) references pairing (id),
    constraint schedule_change_other_pairing_fk foreign key (other_pairing_id) references pairing (id),
    constraint schedule_change_firm_fk foreign key (firm_code) references law_firm (code),
    constraint schedule_change_lawyer_fk foreign key (licence_number) references lawyer (licence_number),
    constraint schedule_change_wished_fk foreign key (wished) references lawyer (licence_number),
    constraint schedule_change_decided_fk foreign key (decided_lawyer) references lawyer (licence_number),
    constraint schedule_change_kind_complete check (case kind
        when 'hours' then num_nulls(licence_number, other_pairing_id, wished, effective_until) = 4 and half is not null
        when 'community' then num_nulls(licence_number, other_pairing_id) = 0
            and num_nulls(weekday, half, wished, effective_until) = 4
        when 'lawyer' then licence_number is not null
            and num_nulls(weekday, half, other_pairing_id, effective_until) = 4
        when 'leave' then num_nulls(licence_number, effective_until) = 0
            and num_nulls(weekday, half, other_pairing_id) = 3
        else false end),
    constraint schedule_change_two_pairings check (other_pairing_id <> pairing_id),
    constraint schedule_change_another_lawyer check (licence_number not in (wished, decided_lawyer)),
    constraint schedule_change_weekday_known check (weekday between 1 and 7),
    constraint schedule_change_half_known check (half in ('morning', 'afternoon')),
    constraint schedule_change_days_in_order check (effective_until >= effective_from),
    constraint schedule_change_has_report check (btrim(report) <> ''),
    constraint schedule_change_state_known check (state in ('reported', 'returned', 'deciding', 'approved', 'inForce',
        'done', 'refused', 'withdrawn', 'lapsed', 'failed')),
    constraint schedule_change_in_force_is_leave check (state <> 'inForce' or kind = 'leave'),
    constraint schedule_change_approved_with_lawyer check
        (state not in ('approved', 'inForce', 'done') or kind not in ('lawyer', 'leave') or decided_lawyer is not null),
    constraint schedule_change_approved_in_words check
        (state not in ('approved', 'inForce', 'done') or btrim(decided) <> ''),
    constraint schedule_change_decided_with_reason check
        (state not in ('approved', 'inForce', 'done', 'refused') or btrim(decision_reason) <> ''),
    constraint schedule_change_ended_with_state check
        ((ended_at is not null) = (state in ('done', 'refused', 'withdrawn', 'lapsed', 'failed'))),
    constraint schedule_change_end_has_reason check
        (state not in ('refused', 'withdrawn', 'lapsed', 'failed') or btrim(end_reason) <> '')
);
create index schedule_change_pairing on schedule_change (pairing_id);
create index schedule_change_other_pairing on schedule_change (other_pairing_id) where other_pairing_id is not null;
create index schedule_change_decided on schedule_change (decided_lawyer) where state in ('approved', 'inForce');

-- who was asked, and what they said
create table schedule_change_opinion (
    change_id   bigint        not null,
    party       varchar(40)   not null,
    answer      varchar(10)   not null,
    text        varchar(1000),
    answered_at timestamptz,
    constraint schedule_change_opinion_pk primary key (change_id, party),
    constraint schedule_change_opinion_change_fk foreign key (change_id) references schedule_change (id),
    constraint schedule_change_opinion_answer_known check (answer in ('asked', 'agree', 'object', 'silent')),
    constraint schedule_change_opinion_answered check ((answer = 'asked') = (answered_at is null)),
    constraint schedule_change_opinion_objection_has_text check (answer <> 'object' or btrim(text) <> '')
);

-- one open change of a pairing at a time, also where it is the other one of an exchange; kept by the trigger below
create table pairing_under_change (
    pairing_id bigint not null,
    change_id  bigint not null,
    constraint pairing_under_change_pk primary key (pairing_id),
    constraint pairing_under_change_pairing_fk foreign key (pairing_id) references pairing (id),
    constraint pairing_under_change_change_fk foreign key (change_id) references schedule_change (id)
);

create function keep_pairings_under_change() returns trigger language plpgsql as $$
begin
    if new.state in ('reported', 'returned', 'deciding', 'approved', 'inForce') then
        insert into pairing_under_change (pairing_id, change_id)
        select concerned, new.id from unnest(array[new.pairing_id, new.other_pairing_id]) as concerned
        where concerned is not null and not exists (
            select 1 from pairing_under_change known where known.pairing_id = concerned and known.change_id = new.id);
    else
        delete from pairing_under_change where change_id = new.id;
    end if;
    return null;
end $$;
create trigger schedule_change_one_open after insert or update on schedule_change
    for each row execute function keep_pairings_under_change();
