-- half-yearly review (HZ09-7.4c, JG-21, SH17-3.3): campaigns, one review a pairing and half-year, what was said and counted,
-- what came of it; spot checks and how they were drawn

-- a district's reviews of one period (HZ09-7.4c); begun by timer or by hand, never twice
create table review_campaign (
    id             bigint generated always as identity,
    dossier_number varchar(21) not null,
    district_code  varchar(6)  not null,
    period_from    date        not null,
    period_until   date        not null,
    state          varchar(10) not null default 'running',
    started_at     timestamptz not null,
    ended_at       timestamptz,
    constraint review_campaign_pk primary key (id),
    constraint review_campaign_one_dossier unique (dossier_number),
    constraint review_campaign_once unique (district_code, period_from),
    constraint review_campaign_dossier_fk foreign key (dossier_number) references dossier (number),
    constraint review_campaign_district_fk foreign key (district_code) references district (code),
    constraint review_campaign_period check (period_until > period_from),
    constraint review_campaign_state_known check (state in ('running', 'underWay', 'done')),
    constraint review_campaign_ended_with_state check ((ended_at is not null) = (state = 'done'))
);

create table review (
    id               bigint generated always as identity,
    dossier_number   varchar(21)  not null,
    campaign_id      bigint       not null,
    pairing_id       bigint       not null,
    district_code    varchar(6)   not null,
    community_code   varchar(12)  not null,
    firm_code        varchar(18)  not null,
    form             varchar(20)  not null,
    period_from      date         not null,
    period_until     date         not null,
    served_from      date         not null,
    served_until     date         not null,
    state            varchar(20)  not null,
    opened_at        timestamptz  not null,
    score            numeric(4, 1),
    computed_grade   varchar(20),
    grade            varchar(20),
    grade_reason     varchar(1000),
    graded_by        varchar(64),
    announced_at     timestamptz,
    objection_until  timestamptz,
    decided_by       varchar(64),
    decision_reason  varchar(1000),
    decided_grade    varchar(20),
    subsidy_factor   numeric(4, 2),
    concluded_at     timestamptz,
    version          integer      not null default 0,
    constraint review_pk primary key (id),
    constraint review_one_dossier unique (dossier_number),
    -- never twice for a pairing and period
    constraint review_once unique (pairing_id, period_from),
    constraint review_dossier_fk foreign key (dossier_number) references dossier (number),
    constraint review_campaign_fk foreign key (campaign_id) references review_campaign (id),
    constraint review_pairing_fk foreign key (pairing_id) references pairing (id),
    constraint review_community_fk foreign key (community_code) references community (code),
    constraint review_community_of_district check (left(community_code, 6) = district_code),
    constraint review_firm_fk foreign key (firm_code) references law_firm (code),
    constraint review_served_in_period check
        (period_from <= served_from and served_from <= served_until and served_until <= period_until),
    constraint review_state_known check (state in ('gathering', 'deliberating', 'announced', 'objected', 'final')),
    constraint review_grades_known check (
        coalesce(computed_grade, 'good') in ('outstanding', 'good', 'passed', 'failed')
        and coalesce(grade, 'good') in ('outstanding', 'good', 'passed', 'failed')
        and coalesce(decided_grade, 'good') in ('outstanding', 'good', 'passed', 'failed')),
    constraint review_score_of_100 check (coalesce(score, 0) between 0 and 100),
    constraint review_scored check ((state = 'gathering') = (score is null) and (score is null) = (computed_grade is null)),
    constraint review_graded check (grade is null or state <> 'gathering'),
    constraint review_announced check
        ((announced_at is not null) = (state in ('announced', 'objected', 'final'))
        and (announced_at is null or grade is not null) and (announced_at is null) = (objection_until is null)),
    -- a grade other than the score's has a reason, by somebody
    constraint review_changed_with_reason check (
        coalesce(grade, computed_grade) is not distinct from computed_grade or decided_grade is not null
        or (btrim(coalesce(grade_reason, '')) <> '' and graded_by is not null)),
    -- an objection is decided by somebody who did not grade
    constraint review_decided_by_another check (decided_by is null or coalesce(graded_by, '') <> decided_by),
    constraint review_decided_with_reason check
        ((decided_by is null) = (decided_grade is null) and (decided_by is null or btrim(coalesce(decision_reason, '')) <> '')),
    constraint review_concluded_with_state check
        ((state = 'final') = (concluded_at is not null) and (state = 'final') = (subsidy_factor is not null))
);
create index review_of_campaign on review (campaign_id, state);

-- where the campaign stands with each of its pairings; its review begins once
create table review_campaign_pairing (
    campaign_id bigint      not null,
    pairing_id  bigint      not null,
    state       varchar(10) not null default 'waiting',
    attempts    integer     not null default 0,
    review_id   bigint,
    reason      varchar(1000),
    constraint review_campaign_pairing_pk primary key (campaign_id, pairing_id),
    constraint review_campaign_pairing_campaign_fk foreign key (campaign_id) references review_campaign (id),
    constraint review_campaign_pairing_pairing_fk foreign key (pairing_id) references pairing (id),
    constraint review_campaign_pairing_review_fk foreign key (review_id) references review (id),
    constraint review_campaign_pairing_state_known check (state in ('waiting', 'begun', 'skipped', 'failed')),
    constraint review_campaign_pairing_begun check ((review_id is not null) = (state = 'begun')),
    constraint review_campaign_pairing_reason check
        (state not in ('skipped', 'failed') or btrim(coalesce(reason, '')) <> '')
);
create unique index review_campaign_pairing_review on review_campaign_pairing (review_id);
create index review_campaign_pairing_waiting on review_campaign_pairing (campaign_id, attempts, pairing_id)
    where state = 'waiting';

-- whose service the review is about
create table review_lawyer (
    review_id      bigint      not null,
    licence_number varchar(17) not null,
    constraint review_lawyer_pk primary key (review_id, licence_number),
    constraint review_lawyer_review_fk foreign key (review_id) references review (id),
    constraint review_lawyer_lawyer_fk foreign key (licence_number) references lawyer (licence_number)
);
create index review_lawyer_of on review_lawyer (licence_number);

-- what others said, or that they did not in time
create table review_input (
    review_id    bigint        not null,
    kind         varchar(10)   not null,
    missing      boolean       not null,
    recorded_at  timestamptz   not null,
    recorded_by  varchar(64),
    quality      integer,
    effect       integer,
    visits       integer,
    rating       integer,
    complaints   integer,
    satisfied    integer,
    fairly       integer,
    dissatisfied integer,
    text         varchar(2000),
    constraint review_input_pk primary key (review_id, kind),
    constraint review_input_review_fk foreign key (review_id) references review (id),
    constraint review_input_kind_known check (kind in ('community', 'office', 'residents', 'firm')),
    constraint review_input_community check (
        (kind = 'community' and not missing) = (num_nonnulls(quality, effect) = 2)
        and (quality is null or quality between 1 and 5) and (effect is null or effect between 1 and 5)),
    constraint review_input_office check (
        (kind = 'office' and not missing) = (num_nonnulls(visits, rating, complaints) = 3)
        and (rating is null or rating between 1 and 5) and coalesce(visits, 0) >= 0 and coalesce(complaints, 0) >= 0),
    constraint review_input_residents check (
        (kind = 'residents' and not missing) = (num_nonnulls(satisfied, fairly, dissatisfied) = 3)
        and coalesce(least(satisfied, fairly, dissatisfied), 0) >= 0),
    constraint review_input_given check (missing = (recorded_by is null)),
    constraint review_input_firm check (kind <> 'firm' or missing or btrim(coalesce(text, '')) <> '')
);

-- each figure with the points it got, as they were when the review was scored
create table review_score (
    review_id bigint        not null,
    item      varchar(40)   not null,
    position  integer       not null,
    dimension varchar(20)   not null,
    figure    numeric(9, 2),
    points    numeric(4, 1) not null,
    most      numeric(4, 1) not null,
    origin    varchar(500)  not null,
    clause    varchar(100)  not null,
    constraint review_score_pk primary key (review_id, item),
    constraint review_score_review_fk foreign key (review_id) references review (id),
    constraint review_score_dimension_known check (dimension in ('quantity', 'quality', 'effect', 'discipline')),
    constraint review_score_within check (points between 0 and most)
);

create table review_objection (
    id         bigint generated always as identity,
    review_id  bigint        not null,
    by_account varchar(64)   not null,
    by_group   varchar(64)   not null,
    text       varchar(1000) not null,
    at         timestamptz   not null,
    constraint review_objection_pk primary key (id),
    constraint review_objection_review_fk foreign key (review_id) references review (id),
    constraint review_objection_once unique (review_id, by_group),
    constraint review_objection_has_text check (btrim(text) <> '')
);

-- SH17-3.3: what enters the credit record of a lawyer (by a review) or of a firm (by a campaign)
create table credit_entry (
    id             bigint generated always as identity,
    district_code  varchar(6)    not null,
    campaign_id    bigint        not null,
    review_id      bigint,
    licence_number varchar(17),
    firm_code      varchar(18)   not null,
    period_from    date          not null,
    period_until   date          not null,
    score          numeric(4, 1) not null,
    grade          varchar(20)   not null,
    subsidy_factor numeric(4, 2) not null,
    commended      boolean       not null,
    replaced       boolean       not null,
    grounds        varchar(1000) not null,
    entered_at     timestamptz   not null,
    constraint credit_entry_pk primary key (id),
    constraint credit_entry_campaign_fk foreign key (campaign_id) references review_campaign (id),
    constraint credit_entry_review_fk foreign key (review_id) references review (id),
    constraint credit_entry_lawyer_fk foreign key (licence_number) references lawyer (licence_number),
    constraint credit_entry_firm_fk foreign key (firm_code) references law_firm (code),
    constraint credit_entry_of_lawyer_by_review check ((review_id is null) = (licence_number is null)),
    constraint credit_entry_grade_known check (grade in ('outstanding', 'good', 'passed', 'failed')),
    constraint credit_entry_once unique nulls not distinct (campaign_id, review_id, licence_number, firm_code)
);
create index credit_entry_of_district on credit_entry (district_code, period_from);

-- a drawing of spot checks: roster and seed are kept, so that anyone can draw again (HZ09-7.4b, JG-4.5)
create table spot_check_draw (
    id             bigint generated always as identity,
    dossier_number varchar(21) not null,
    district_code  varchar(6)  not null,
    month          date        not null,
    seed           varchar(32) not null,
    drawn_at       timestamptz not null,
    closed_at      timestamptz,
    constraint spot_check_draw_pk primary key (id),
    constraint spot_check_draw_one_dossier unique (dossier_number),
    -- nobody draws again until the lot pleases
    constraint spot_check_draw_once unique (district_code, month),
    constraint spot_check_draw_dossier_fk foreign key (dossier_number) references dossier (number),
    constraint spot_check_draw_district_fk foreign key (district_code) references district (code),
    constraint spot_check_draw_of_month check (extract(day from month) = 1),
    constraint spot_check_draw_seed check (seed ~ '^[0-9a-f]{32}$')
);

create table spot_check_roster (
    draw_id     bigint      not null,
    pairing_id  bigint      not null,
    number      varchar(21) not null,
    street_code varchar(9)  not null,
    lot         varchar(64) not null,
    drawn       boolean     not null,
    constraint spot_check_roster_pk primary key (draw_id, pairing_id),
    constraint spot_check_roster_draw_fk foreign key (draw_id) references spot_check_draw (id),
    constraint spot_check_roster_pairing_fk foreign key (pairing_id) references pairing (id)
);

create table spot_check (
    id             bigint generated always as identity,
    draw_id        bigint      not null,
    pairing_id     bigint      not null,
    present        boolean,
    checked_on     date,
    checked_by     varchar(64),
    licence_number varchar(17),
    note           varchar(1000),
    constraint spot_check_pk primary key (id),
    constraint spot_check_once unique (draw_id, pairing_id),
    constraint spot_check_drawn_fk foreign key (draw_id, pairing_id) references spot_check_roster (draw_id, pairing_id),
    constraint spot_check_lawyer_fk foreign key (licence_number) references lawyer (licence_number),
    constraint spot_check_done check (num_nonnulls(present, checked_on, checked_by, licence_number) in (0, 4)),
    constraint spot_check_absence_has_note check (coalesce(present, true) or btrim(coalesce(note, '')) <> '')
);
create index spot_check_of_pairing on spot_check (pairing_id, checked_on);
