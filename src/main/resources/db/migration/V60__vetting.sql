-- who may serve: nominations with their findings, publicity and training; certificates
create table nomination (
    dossier_number varchar(40)   not null,
    district_code  varchar(6)    not null,
    firm_code      varchar(18)   not null,
    licence_number varchar(17)   not null,
    service_kind   varchar(20)   not null,
    specialities   varchar(1000) not null,
    reputation     varchar(1000) not null,
    state          varchar(20)   not null,
    reasons        varchar(2000),
    nominated_at   timestamptz   not null,
    ended_at       timestamptz,
    version        integer       not null default 0,
    constraint nomination_pk primary key (dossier_number),
    constraint nomination_district_fk foreign key (district_code) references district (code),
    constraint nomination_firm_fk foreign key (firm_code) references law_firm (code),
    constraint nomination_lawyer_fk foreign key (licence_number) references lawyer (licence_number),
    constraint nomination_service_kind_known check (service_kind in ('community', 'remoteCentre')),
    constraint nomination_state_known check (state in
        ('nominated', 'returned', 'publicized', 'training', 'certified', 'refused', 'lapsed', 'withdrawn')),
    constraint nomination_ended_with_state check
        ((ended_at is not null) = (state in ('certified', 'refused', 'lapsed', 'withdrawn'))),
    constraint nomination_negative_has_reasons check (state not in ('refused', 'lapsed', 'withdrawn') or btrim(reasons) <> '')
);
-- one open nomination a lawyer
create unique index nomination_one_open on nomination (licence_number)
    where state in ('nominated', 'returned', 'publicized', 'training');
create index nomination_district_state on nomination (district_code, state);

create table nomination_street (
    dossier_number varchar(40) not null,
    street_code    varchar(9)  not null,
    constraint nomination_street_pk primary key (dossier_number, street_code),
    constraint nomination_street_nomination_fk foreign key (dossier_number) references nomination (dossier_number),
    constraint nomination_street_street_fk foreign key (street_code) references street (code)
);

create table nomination_material (
    dossier_number varchar(40) not null,
    material       varchar(40) not null,
    constraint nomination_material_pk primary key (dossier_number, material),
    constraint nomination_material_nomination_fk foreign key (dossier_number) references nomination (dossier_number)
);

create table nomination_finding (
    dossier_number varchar(40)  not null,
    position       integer      not null,
    condition_name varchar(60)  not null,
    finding        varchar(200) not null,
    clause         varchar(40)  not null,
    kind           varchar(10)  not null,
    constraint nomination_finding_pk primary key (dossier_number, position),
    constraint nomination_finding_nomination_fk foreign key (dossier_number) references nomination (dossier_number),
    constraint nomination_finding_kind_known check (kind in ('missing', 'failed')),
    constraint nomination_finding_clause_cited check (clause <> '')
);

create table publicity (
    dossier_number varchar(40)  not null,
    street_code    varchar(9)   not null,
    published_at   varchar(200) not null,
    published_on   date         not null,
    opinions       varchar(1000),
    objections     varchar(1000),
    constraint publicity_pk primary key (dossier_number, street_code),
    constraint publicity_street_concerned_fk foreign key (dossier_number, street_code)
        references nomination_street (dossier_number, street_code),
    constraint publicity_objections_after_opinions check (objections is null or opinions is not null)
);

create table course (
    id               bigint generated always as identity,
    dossier_number   varchar(40)  not null,
    code             varchar(40)  not null,
    name             varchar(100) not null,
    clause           varchar(40)  not null,
    hours            integer      not null,
    attempts_allowed integer      not null,
    constraint course_pk primary key (id),
    constraint course_once unique (dossier_number, code),
    constraint course_nomination_fk foreign key (dossier_number) references nomination (dossier_number),
    constraint course_hours_positive check (hours > 0),
    constraint course_attempts_positive check (attempts_allowed > 0)
);

create table course_attempt (
    course_id   bigint  not null,
    number      integer not null,
    recorded_on date    not null,
    hours       integer not null,
    passed      boolean not null,
    reasons     varchar(1000),
    constraint course_attempt_pk primary key (course_id, number),
    constraint course_attempt_course_fk foreign key (course_id) references course (id),
    constraint course_attempt_hours_not_negative check (hours >= 0),
    constraint course_attempt_failure_has_reasons check (passed or btrim(reasons) <> '')
);

create table certificate (
    number           varchar(40) not null,
    nomination       varchar(40) not null,
    district_code    varchar(6)  not null,
    firm_code        varchar(18) not null,
    licence_number   varchar(17) not null,
    service_kind     varchar(20) not null,
    issued_on        date        not null,
    valid_from       date        not null,
    valid_until      date        not null,
    renewable_from   date        not null,
    education_hours  integer     not null,
    requested_hours  integer,
    state            varchar(20) not null,
    reasons          varchar(2000),
    version          integer     not null default 0,
    constraint certificate_pk primary key (number),
    constraint certificate_once_a_nomination unique (nomination),
    constraint certificate_nomination_fk foreign key (nomination) references nomination (dossier_number),
    constraint certificate_district_fk foreign key (district_code) references district (code),
    constraint certificate_firm_fk foreign key (firm_code) references law_firm (code),
    constraint certificate_lawyer_fk foreign key (licence_number) references lawyer (licence_number),
    constraint certificate_number_form check (number ~ '^[0-9]{6}-ZS-[0-9]{4}-[0-9]{6,}$'),
    constraint certificate_state_known check (state in ('valid', 'expired', 'withdrawn')),
    constraint certificate_dates_in_order check
        (issued_on <= valid_from and valid_from <= renewable_from and renewable_from <= valid_until)
);
-- one valid certificate a lawyer
create unique index certificate_one_valid on certificate (licence_number) where state = 'valid';
create index certificate_district_state on certificate (district_code, state, valid_until);
