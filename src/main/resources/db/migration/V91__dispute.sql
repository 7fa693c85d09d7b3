-- disputes: what is kept of them beside the sealed dossier. Names and facts stand in these tables only. JG-15

create table dispute (
    id                bigint generated always as identity,
    dossier_number    varchar(21)  not null,
    district_code     varchar(6)   not null,
    community_code    varchar(12)  not null,
    kind              varchar(20)  not null,
    grade             varchar(20)  not null,
    authority_is_side boolean      not null,
    state             varchar(10)  not null,
    report_round      integer      not null default 0,
    handling          varchar(20),
    recorded_at       timestamptz  not null,
    ended_at          timestamptz,
    outcome           varchar(20),
    joined_to         bigint,
    version           integer      not null default 0,
    constraint dispute_pk primary key (id),
    constraint dispute_one_dossier unique (dossier_number),
    constraint dispute_dossier_fk foreign key (dossier_number) references dossier (number),
    constraint dispute_community_fk foreign key (community_code) references community (code),
    constraint dispute_community_of_district check (left(community_code, 6) = district_code),
    constraint dispute_joined_fk foreign key (joined_to) references dispute (id),
    constraint dispute_kind_known check
        (kind in ('neighbours', 'property', 'family', 'housing', 'labour', 'land', 'environment', 'damage', 'other')),
    constraint dispute_grade_known check (grade in ('ordinary', 'majorInterests', 'conflictOfInterest', 'massIncident')),
    constraint dispute_state_known check (state in ('open', 'ended', 'joined')),
    constraint dispute_handling_known check (handling in ('mediation', 'opinion', 'aid', 'transfer', 'joint')),
    constraint dispute_outcome_known check (outcome in ('agreed', 'settled', 'referred')),
    constraint dispute_ended_with_state check ((ended_at is not null) = (state <> 'open')),
    constraint dispute_ended_has_outcome check ((outcome is not null) = (state = 'ended')),
    constraint dispute_joined_to_another check ((joined_to is not null) = (state = 'joined') and joined_to <> id)
);
create index dispute_of_community on dispute (community_code, state);
create index dispute_of_district on dispute (district_code, recorded_at);

-- what was reported; several reports of one incident stand in one dossier
create table dispute_report (
    id                bigint generated always as identity,
    dispute_id        bigint        not null,
    reported_by       varchar(64)   not null,
    reported_by_name  varchar(200)  not null,
    reporter_group    varchar(64)   not null,
    reported_at       timestamptz   not null,
    matter            varchar(1000) not null,
    people            integer       not null,
    signs             varchar(200)  not null,
    authority_is_side boolean       not null,
    major_interests   boolean       not null,
    constraint dispute_report_pk primary key (id),
    constraint dispute_report_dispute_fk foreign key (dispute_id) references dispute (id),
    constraint dispute_report_matter_present check (btrim(matter) <> ''),
    constraint dispute_report_people_positive check (people > 0)
);
create index dispute_report_of_dispute on dispute_report (dispute_id, id);

create table dispute_party (
    report_id bigint       not null,
    seq       integer      not null,
    side      varchar(5)   not null,
    name      varchar(50)  not null,
    identity  varchar(200),
    phone     varchar(30),
    constraint dispute_party_pk primary key (report_id, seq),
    constraint dispute_party_report_fk foreign key (report_id) references dispute_report (id),
    constraint dispute_party_side_known check (side in ('one', 'other')),
    constraint dispute_party_name_present check (btrim(name) <> '')
);

-- every grading, the first by the table; only ever added to
create table dispute_grading (
    id            bigint generated always as identity,
    dispute_id    bigint       not null,
    grade         varchar(20)  not null,
    graded_at     timestamptz  not null,
    graded_by     varchar(64),
    reason        varchar(500),
    constraint dispute_grading_pk primary key (id),
    constraint dispute_grading_dispute_fk foreign key (dispute_id) references dispute (id),
    constraint dispute_grading_grade_known check (grade in ('ordinary', 'majorInterests', 'conflictOfInterest', 'massIncident')),
    constraint dispute_grading_by_person_has_reason check (graded_by is null or coalesce(btrim(reason), '') <> '')
);
create index dispute_grading_of_dispute on dispute_grading (dispute_id, id);
create trigger dispute_grading_append_only before delete on dispute_grading
    for each row execute function refuse_change();

-- to whom it was reported, and who has it
create table acknowledgement (
    id              bigint generated always as identity,
    dispute_id      bigint      not null,
    round           integer     not null,
    recipient       varchar(64) not null,
    first_asked     boolean     not null,
    hours           integer     not null,
    clause          varchar(50) not null,
    asked_at        timestamptz not null,
    due_at          timestamptz not null,
    acknowledged_at timestamptz,
    acknowledged_by varchar(64),
    lapsed_at       timestamptz,
    passed_to       varchar(64),
    closed_at       timestamptz,
    note            varchar(1000),
    version         integer     not null default 0,
    constraint acknowledgement_pk primary key (id),
    constraint acknowledgement_dispute_fk foreign key (dispute_id) references dispute (id),
    constraint acknowledgement_due_after_asked check (due_at >= asked_at),
    constraint acknowledgement_one_end check (num_nonnulls(acknowledged_at, lapsed_at, closed_at) <= 1),
    constraint acknowledgement_by_somebody check ((acknowledged_at is null) = (acknowledged_by is null)),
    constraint acknowledgement_lapse_goes_up check ((lapsed_at is null) = (passed_to is null))
);
create unique index acknowledgement_asked_once on acknowledgement (dispute_id, round, recipient)
    where acknowledged_at is null and lapsed_at is null and closed_at is null;
create index acknowledgement_of_dispute on acknowledgement (dispute_id, id);

-- a lawyer's mediation between the two sides
create table mediation (
    id             bigint generated always as identity,
    dispute_id     bigint       not null,
    licence_number varchar(17)  not null,
    invited_by     varchar(64)  not null,
    invited_at     timestamptz  not null,
    accepted_at    timestamptz,
    facts          varchar(1000),
    result         varchar(12),
    terms          varchar(1000),
    performance    varchar(1000),
    note           varchar(1000),
    ended_at       timestamptz,
    document_id    bigint,
    version        integer      not null default 0,
    constraint mediation_pk primary key (id),
    constraint mediation_dispute_fk foreign key (dispute_id) references dispute (id),
    constraint mediation_lawyer_fk foreign key (licence_number) references lawyer (licence_number),
    constraint mediation_document_fk foreign key (document_id) references attachment (id),
    constraint mediation_result_known check
        (result in ('agreed', 'failed', 'withdrawn', 'declined', 'refused', 'lapsed', 'interrupted')),
    constraint mediation_ended_with_result check ((ended_at is null) = (result is null)),
    -- JG-14: mediation rests on established facts
    constraint mediation_result_rests_on_facts check
        (result is null or result not in ('agreed', 'failed') or accepted_at is not null and coalesce(btrim(facts), '') <> ''),
    constraint mediation_agreed_has_terms check (result is distinct from 'agreed' or coalesce(btrim(terms), '') <> '')
);
create unique index mediation_one_at_a_time on mediation (dispute_id) where ended_at is null;
create index mediation_of_dispute on mediation (dispute_id, id);

create table mediation_consent (
    mediation_id    bigint      not null,
    side            varchar(5)  not null,
    consented_on    date        not null,
    manner          varchar(10) not null,
    withdrawn_at    timestamptz,
    withdrawn_by    varchar(64),
    withdrawal_note varchar(500),
    constraint mediation_consent_pk primary key (mediation_id, side),
    constraint mediation_consent_mediation_fk foreign key (mediation_id) references mediation (id),
    constraint mediation_consent_side_known check (side in ('one', 'other')),
    constraint mediation_consent_manner_known check (manner in ('written', 'oral', 'phone')),
    constraint mediation_consent_withdrawal_whole check ((withdrawn_at is null) = (withdrawn_by is null))
);

-- JG-14: no result without the standing consent of both sides
create function check_both_sides_consent() returns trigger language plpgsql as $$
begin
    if (select count(*) from mediation_consent where mediation_id = new.id and withdrawn_at is null) < 2 then
        raise exception 'mediation % has not the consent of both sides', new.id using errcode = 'restrict_violation';
    end if;
    return null;
end $$;
create constraint trigger mediation_both_sides_consent after insert or update on mediation
    deferrable initially deferred for each row when (new.result in ('agreed', 'failed'))
    execute function check_both_sides_consent();

-- who represents whom in the dispute
create table representation (
    id             bigint generated always as identity,
    dispute_id     bigint      not null,
    licence_number varchar(17) not null,
    side           varchar(5)  not null,
    recorded_at    timestamptz not null,
    recorded_by    varchar(64) not null,
    constraint representation_pk primary key (id),
    constraint representation_dispute_fk foreign key (dispute_id) references dispute (id),
    constraint representation_lawyer_fk foreign key (licence_number) references lawyer (licence_number),
    constraint representation_side_known check (side in ('one', 'other')),
    -- nobody represents both sides
    constraint representation_one_side unique (dispute_id, licence_number)
);

-- JG-13a: who mediates represents neither side; the dispute's row is held, so that two at the same moment cannot both pass
create function check_mediator_represents_nobody() returns trigger language plpgsql as $$
begin
    perform 1 from dispute where id = new.dispute_id for no key update;
    if tg_table_name = 'representation' then
        if exists (select 1 from mediation where dispute_id = new.dispute_id
                   and licence_number = new.licence_number and accepted_at is not null) then
            raise exception 'JG-13a: the mediator of dispute % represents no side', new.dispute_id
                using errcode = 'restrict_violation';
        end if;
    elsif exists (select 1 from representation where dispute_id = new.dispute_id
                  and licence_number = new.licence_number) then
        raise exception 'JG-13a: who represents a side in dispute % does not mediate', new.dispute_id
            using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger representation_not_of_mediator before insert or update on representation
    for each row execute function check_mediator_represents_nobody();
create trigger mediation_not_by_representative before insert or update on mediation
    for each row when (new.accepted_at is not null) execute function check_mediator_represents_nobody();

-- what was done in handling it; only ever added to
create table dispute_measure (
    id               bigint generated always as identity,
    dispute_id       bigint        not null,
    kind             varchar(20)   not null,
    text             varchar(1500) not null,
    recorded_at      timestamptz   not null,
    recorded_by      varchar(64)   not null,
    recorded_by_name varchar(200)  not null,
    constraint dispute_measure_pk primary key (id),
    constraint dispute_measure_dispute_fk foreign key (dispute_id) references dispute (id),
    constraint dispute_measure_text_present check (btrim(text) <> '')
);
create index dispute_measure_of_dispute on dispute_measure (dispute_id, id);
create trigger dispute_measure_not_deleted before delete on dispute_measure
    for each row execute function refuse_change();
