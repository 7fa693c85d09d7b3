-- who serves whom: a community's pairing, the candidates for it, and what a lawyer or a community can hold at a time

alter table lawyer add column languages varchar(200);

create table pairing (
    id               bigint generated always as identity,
    dossier_number   varchar(21)  not null,
    district_code    varchar(6)   not null,
    community_code   varchar(12)  not null,
    form             varchar(20)  not null,
    origin           varchar(20)  not null,
    predecessor      bigint,
    state            varchar(20)  not null,
    languages        varchar(200) not null default '',
    fields           varchar(400) not null default '',
    service_kinds    varchar(400) not null default '',
    weekday          integer,
    half             varchar(10),
    needs_note       varchar(1000),
    choice_round     integer      not null default 0,
    firm_code        varchar(18),
    decided_reason   varchar(1000),
    term_from        date,
    term_until       date,
    opened_at        timestamptz  not null,
    began_at         timestamptz,
    ended_at         timestamptz,
    end_reason       varchar(1000),
    version          integer      not null default 0,
    constraint pairing_pk primary key (id),
    constraint pairing_one_dossier unique (dossier_number),
    constraint pairing_dossier_fk foreign key (dossier_number) references dossier (number),
    constraint pairing_district_fk foreign key (district_code) references district (code),
    constraint pairing_community_fk foreign key (community_code) references community (code),
    constraint pairing_community_of_district check (left(community_code, 6) = district_code),
    constraint pairing_firm_fk foreign key (firm_code) references law_firm (code),
    constraint pairing_predecessor_fk foreign key (predecessor) references pairing (id),
    constraint pairing_form_known check (form in ('oneLawyer', 'firm')),
    constraint pairing_origin_known check (origin in ('office', 'round', 'replacement', 'expiry')),
    constraint pairing_state_known check (state in ('seeking', 'chosen', 'active', 'ended', 'failed')),
    constraint pairing_weekday_known check (weekday between 1 and 7),
    constraint pairing_half_known check (half in ('morning', 'afternoon')),
    constraint pairing_chosen_has_firm check (state not in ('chosen', 'active') or firm_code is not null),
    constraint pairing_began_with_term check
        (began_at is null or (term_from is not null and term_until is not null and term_until > term_from)),
    constraint pairing_active_began check (state not in ('active') or began_at is not null),
    constraint pairing_ended_with_state check ((ended_at is not null) = (state in ('ended', 'failed'))),
    constraint pairing_end_has_reason check (state not in ('ended', 'failed') or btrim(end_reason) <> '')
);
-- one search at a time for a community
create unique index pairing_one_search on pairing (community_code) where state in ('seeking', 'chosen');
create index pairing_district_state on pairing (district_code, state);
create index pairing_community on pairing (community_code, state);
create index pairing_active_term on pairing (term_until) where state = 'active';

-- who was excluded from the search, as a replaced lawyer is
create table pairing_excluded (
    pairing_id     bigint      not null,
    licence_number varchar(17) not null,
    constraint pairing_excluded_pk primary key (pairing_id, licence_number),
    constraint pairing_excluded_pairing_fk foreign key (pairing_id) references pairing (id),
    constraint pairing_excluded_lawyer_fk foreign key (licence_number) references lawyer (licence_number)
);

-- who came into question, in which round of the choice, with what answers
create table candidate (
    id             bigint generated always as identity,
    pairing_id     bigint       not null,
    round          integer      not null,
    firm_code      varchar(18)  not null,
    licence_number varchar(17),
    points         integer      not null,
    reasons        varchar(1000) not null,
    preference     integer,
    state          varchar(20)  not null,
    answer         varchar(1000),
    constraint candidate_pk primary key (id),
    constraint candidate_once unique nulls not distinct (pairing_id, round, firm_code, licence_number),
    constraint candidate_pairing_fk foreign key (pairing_id) references pairing (id),
    constraint candidate_firm_fk foreign key (firm_code) references law_firm (code),
    constraint candidate_lawyer_fk foreign key (licence_number) references lawyer (licence_number),
    constraint candidate_preference_positive check (preference > 0),
    constraint candidate_state_known check (state in
        ('recommended', 'preferred', 'asked', 'declined', 'silent', 'conflicted', 'full', 'unavailable', 'consented', 'withdrawn')),
    constraint candidate_round_positive check (round > 0)
);
create unique index candidate_preference on candidate (pairing_id, round, preference);

-- conflicts of interest between a lawyer and a community, as declared; they bar the pairing
create table conflict_of_interest (
    licence_number varchar(17)   not null,
    community_code varchar(12)   not null,
    reason         varchar(1000) not null,
    declared_by    varchar(64)   not null,
    declared_at    timestamptz   not null,
    constraint conflict_of_interest_pk primary key (licence_number, community_code),
    constraint conflict_of_interest_lawyer_fk foreign key (licence_number) references lawyer (licence_number),
    constraint conflict_of_interest_community_fk foreign key (community_code) references community (code),
    constraint conflict_of_interest_has_reason check (btrim(reason) <> '')
);

-- the city bureau's consent to a place beyond the cap, case by case (HZ24-1.1b)
create table extra_place_consent (
    pairing_id     bigint        not null,
    licence_number varchar(17)   not null,
    reason         varchar(1000) not null,
    consented_by   varchar(64)   not null,
    consented_at   timestamptz   not null,
    constraint extra_place_consent_pk primary key (pairing_id, licence_number),
    constraint extra_place_consent_pairing_fk foreign key (pairing_id) references pairing (id),
    constraint extra_place_consent_lawyer_fk foreign key (licence_number) references lawyer (licence_number),
    constraint extra_place_consent_has_reason check (btrim(reason) <> '')
);

-- the lawyers of a pairing, from the consent on; a released row stays as history
create table paired_lawyer (
    id             bigint generated always as identity,
    pairing_id     bigint      not null,
    licence_number varchar(17) not null,
    part           varchar(20) not null,
    extra          boolean     not null default false,
    extra_for      bigint      generated always as (case when extra then pairing_id end) stored,
    held_at        timestamptz not null,
    released_at    timestamptz,
    constraint paired_lawyer_pk primary key (id),
    constraint paired_lawyer_pairing_fk foreign key (pairing_id) references pairing (id),
    constraint paired_lawyer_lawyer_fk foreign key (licence_number) references lawyer (licence_number),
    constraint paired_lawyer_part_known check (part in ('stationed', 'liaison')),
    -- a place beyond the cap stands on the bureau's consent
    constraint paired_lawyer_extra_consented foreign key (extra_for, licence_number)
        references extra_place_consent (pairing_id, licence_number),
    constraint paired_lawyer_released_after_held check (released_at >= held_at)
);
create unique index paired_lawyer_once on paired_lawyer (pairing_id, licence_number) where released_at is null;
create index paired_lawyer_current on paired_lawyer (licence_number) where released_at is null;

-- how many places a lawyer (HZ24-1.1b, SH17-2.1c) or a community has, and how many are taken; the triggers below count, the
-- row's lock makes concurrent takers wait for each other, the check holds whatever the programme does
create table capacity (
    holder varchar(10) not null,
    code   varchar(17) not null,
    places integer     not null,
    taken  integer     not null default 0,
    constraint capacity_pk primary key (holder, code),
    constraint capacity_holder_known check (holder in ('lawyer', 'community')),
    constraint capacity_not_negative check (taken >= 0),
    constraint capacity_within_cap check (taken <= places)
);

create function count_capacity(holder_ varchar, code_ varchar, change integer) returns void language plpgsql as $$
begin
    update capacity set taken = taken + change where holder = holder_ and code = code_;
    if not found then
        raise exception 'no capacity of % %', holder_, code_ using errcode = 'foreign_key_violation';
    end if;
end $$;

create function count_lawyer_places() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        raise exception 'paired_lawyer is released, never removed' using errcode = 'restrict_violation';
    end if;
    if tg_op = 'UPDATE' then
        if (new.pairing_id, new.licence_number, new.extra) is distinct from (old.pairing_id, old.licence_number, old.extra) then
            raise exception 'paired_lawyer is released, never moved' using errcode = 'restrict_violation';
        end if;
        if not old.extra and old.released_at is null then
            perform count_capacity('lawyer', old.licence_number, -1);
        end if;
    end if;
    if not new.extra and new.released_at is null then
        perform count_capacity('lawyer', new.licence_number, 1);
    end if;
    return null;
end $$;
create trigger paired_lawyer_counted after insert or update or delete on paired_lawyer
    for each row execute function count_lawyer_places();

create function count_community_places() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        raise exception 'a pairing is ended, never removed' using errcode = 'restrict_violation';
    end if;
    if tg_op = 'UPDATE' and old.state = 'active' and new.state <> 'active' then
        perform count_capacity('community', old.community_code, -1);
    end if;
    if new.state = 'active' and (tg_op = 'INSERT' or old.state <> 'active') then
        perform count_capacity('community', new.community_code, 1);
    end if;
    return null;
end $$;
create trigger pairing_counted after insert or update or delete on pairing
    for each row execute function count_community_places();
