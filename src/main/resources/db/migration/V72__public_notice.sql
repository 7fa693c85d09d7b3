-- what residents are shown of their lawyer and where to find them; who leads the lawyers of a street or district

-- what a lawyer agrees to make public; withdrawn, nothing of it is kept but the dates
create table lawyer_profile (
    licence_number varchar(17)  not null,
    phone          varchar(20),
    email          varchar(100),
    introduction   varchar(200),
    photo          bytea,
    photo_digest   varchar(64),
    consented_at   timestamptz  not null,
    consented_by   varchar(64)  not null,
    withdrawn_at   timestamptz,
    constraint lawyer_profile_pk primary key (licence_number),
    constraint lawyer_profile_lawyer_fk foreign key (licence_number) references lawyer (licence_number),
    constraint lawyer_profile_photo_has_digest check ((photo is null) = (photo_digest is null)),
    constraint lawyer_profile_photo_small check (octet_length(photo) <= 500000),
    constraint lawyer_profile_withdrawn_after_consent check (withdrawn_at >= consented_at),
    constraint lawyer_profile_withdrawn_is_empty
        check (withdrawn_at is null or coalesce(phone, email, introduction, photo_digest) is null)
);
create index lawyer_profile_photo on lawyer_profile (photo_digest) where photo_digest is not null;

-- where the lawyer is to be found: the community's own room, or shared with the mediation room (HZ09-4.2e)
create table studio (
    community_code varchar(12)  not null,
    place          varchar(100) not null,
    shared         boolean      not null,
    stated_by      varchar(64)  not null,
    stated_at      timestamptz  not null,
    constraint studio_pk primary key (community_code),
    constraint studio_community_fk foreign key (community_code) references community (code),
    constraint studio_place_not_blank check (btrim(place) <> '')
);

-- who leads the lawyers of a street (小组) or of a district (大组), one at a time (HZ09-4.3); an ended row stays as history
create table group_leader (
    id             bigint generated always as identity,
    place_code     varchar(9)  not null,
    street_code    varchar(9)  generated always as (case when length(place_code) = 9 then place_code end) stored,
    district_code  varchar(6)  generated always as (case when length(place_code) = 6 then place_code end) stored,
    licence_number varchar(17) not null,
    appointed_at   timestamptz not null,
    appointed_by   varchar(64) not null,
    ended_at       timestamptz,
    end_reason     varchar(200),
    constraint group_leader_pk primary key (id),
    constraint group_leader_place_known check (length(place_code) in (6, 9)),
    constraint group_leader_street_fk foreign key (street_code) references street (code),
    constraint group_leader_district_fk foreign key (district_code) references district (code),
    constraint group_leader_lawyer_fk foreign key (licence_number) references lawyer (licence_number),
    constraint group_leader_ended_after_appointed check (ended_at >= appointed_at),
    constraint group_leader_end_has_reason check ((ended_at is null) = (end_reason is null))
);
create unique index group_leader_one_at_a_time on group_leader (place_code) where ended_at is null;
create index group_leader_current on group_leader (licence_number) where ended_at is null;
