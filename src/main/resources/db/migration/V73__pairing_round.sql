-- a round: the search begins for every community of a district without a lawyer (HZ24-1.1a), one after the other
create table pairing_round (
    id             bigint generated always as identity,
    dossier_number varchar(21)  not null,
    district_code  varchar(6)   not null,
    form           varchar(20)  not null,
    note           varchar(1000),
    state          varchar(20)  not null default 'running',
    started_at     timestamptz  not null,
    ended_at       timestamptz,
    constraint pairing_round_pk primary key (id),
    constraint pairing_round_one_dossier unique (dossier_number),
    constraint pairing_round_dossier_fk foreign key (dossier_number) references dossier (number),
    constraint pairing_round_district_fk foreign key (district_code) references district (code),
    constraint pairing_round_form_known check (form in ('oneLawyer', 'firm')),
    constraint pairing_round_state_known check (state in ('running', 'done', 'stopped')),
    constraint pairing_round_ended_with_state check ((ended_at is not null) = (state <> 'running'))
);
-- one at a time in a district
create unique index pairing_round_one_running on pairing_round (district_code) where state = 'running';

-- where the round stands with each of its communities; a community is in a round once, and its search begins once
create table pairing_round_community (
    round_id       bigint      not null,
    community_code varchar(12) not null,
    state          varchar(20) not null default 'waiting',
    attempts       integer     not null default 0,
    pairing        varchar(21),
    reason         varchar(1000),
    constraint pairing_round_community_pk primary key (round_id, community_code),
    constraint pairing_round_community_round_fk foreign key (round_id) references pairing_round (id),
    constraint pairing_round_community_community_fk foreign key (community_code) references community (code),
    constraint pairing_round_community_pairing_fk foreign key (pairing) references pairing (dossier_number),
    constraint pairing_round_community_state_known check (state in ('waiting', 'begun', 'skipped', 'failed')),
    constraint pairing_round_community_begun_with_pairing check ((pairing is not null) = (state = 'begun')),
    constraint pairing_round_community_not_begun_has_reason check
        (state not in ('skipped', 'failed') or btrim(reason) <> '')
);
create unique index pairing_round_community_pairing on pairing_round_community (pairing);
create index pairing_round_community_waiting on pairing_round_community (round_id, attempts, community_code)
    where state = 'waiting';
