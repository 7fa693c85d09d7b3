-- work logs (JG-11): one volume a community, one record a matter, one record a visit; a signed record is never changed

-- the end of a community's chain: how many records are signed, and the hash of the last
create table log_volume (
    community_code varchar(12) not null,
    entries        integer     not null,
    last_hash      varchar(64) not null,
    constraint log_volume_pk primary key (community_code),
    constraint log_volume_community_fk foreign key (community_code) references community (code),
    constraint log_volume_entries_counted check (entries >= 0),
    constraint log_volume_hash_form check (last_hash ~ '^[0-9a-f]{64}$')
);

create table log_entry (
    id             bigint generated always as identity,
    number         varchar(21)   not null,
    district_code  varchar(6)    not null,
    community_code varchar(12)   not null,
    pairing_id     bigint        not null,
    licence_number varchar(17)   not null,
    nature         varchar(10)   not null,
    occurred_from  timestamp     not null,
    occurred_until timestamp     not null,
    served         varchar(12)   not null,
    served_whom    varchar(200)  not null,
    kind           varchar(20)   not null,
    content        varchar(1000) not null,
    result         varchar(1000) not null,
    corrects       varchar(21),
    state          varchar(10)   not null,
    recorded_by    varchar(64)   not null,
    recorded_at    timestamptz   not null,
    sign_due_at    timestamptz   not null,
    signed_by      varchar(64),
    signed_by_name varchar(200),
    signed_at      timestamptz,
    seq            integer,
    previous_hash  varchar(64),
    hash           varchar(64),
    version        integer       not null default 0,
    constraint log_entry_pk primary key (id),
    constraint log_entry_one_dossier unique (number),
    constraint log_entry_dossier_fk foreign key (number) references dossier (number),
    constraint log_entry_community_fk foreign key (community_code) references community (code),
    constraint log_entry_community_of_district check (left(community_code, 6) = district_code),
    constraint log_entry_pairing_fk foreign key (pairing_id) references pairing (id),
    constraint log_entry_lawyer_fk foreign key (licence_number) references lawyer (licence_number),
    constraint log_entry_corrects_fk foreign key (corrects) references log_entry (number),
    constraint log_entry_nature_known check (nature in ('visit', 'matter')),
    constraint log_entry_served_known check (served in ('resident', 'committee', 'organisation')),
    constraint log_entry_kind_known check (kind in ('reception', 'advice', 'mediation', 'legalAid', 'drafting', 'opinion',
        'election', 'lecture', 'training', 'commission', 'survey', 'other')),
    constraint log_entry_within_a_day
        check (occurred_from < occurred_until and occurred_until::date = occurred_from::date),
    constraint log_entry_complete
        check (btrim(served_whom) <> '' and btrim(content) <> '' and btrim(result) <> ''),
    constraint log_entry_corrects_another check (coalesce(corrects <> number, true)),
    constraint log_entry_state_known check (state in ('submitted', 'returned', 'signed', 'lapsed', 'withdrawn')),
    constraint log_entry_signed_whole check (num_nonnulls(signed_by, signed_by_name, signed_at, seq, previous_hash, hash)
        = case state when 'signed' then 6 else 0 end),
    -- JG-11b: who records does not sign
    constraint log_entry_signed_by_another check (coalesce(signed_by <> recorded_by, true)),
    constraint log_entry_counted_from_one check (coalesce(seq > 0, true)),
    constraint log_entry_hash_form check (coalesce(hash ~ '^[0-9a-f]{64}$' and previous_hash ~ '^[0-9a-f]{64}$', true)),
    constraint log_entry_one_place_in_volume unique (community_code, seq),
    -- a lawyer is in one community at a time; ranges of one number stand for equality, which GiST lacks without an extension
    constraint log_entry_one_visit_at_a_time exclude using gist
        (int8range(licence_number::bigint, licence_number::bigint, '[]') with &&, tsrange(occurred_from, occurred_until) with &&)
        where (nature = 'visit' and corrects is null and state in ('submitted', 'returned', 'signed'))
);
create index log_entry_of_community on log_entry (community_code text_pattern_ops, occurred_from desc);
create index log_entry_of_pairing on log_entry (pairing_id, occurred_from);
create index log_entry_of_lawyer on log_entry (licence_number, occurred_from desc);
-- a record is corrected by one other
create unique index log_entry_corrected_once on log_entry (corrects) where state in ('submitted', 'returned', 'signed');
-- sent twice, it is kept once
create unique index log_entry_kept_once on log_entry (licence_number, community_code, nature, occurred_from, occurred_until, md5(content))
    where corrects is null and state in ('submitted', 'returned', 'signed');

create function refuse_change_of_signed_log() returns trigger language plpgsql as $$
begin
    if old.state = 'signed' then
        raise exception 'log % is signed: a correction is a new record', old.number using errcode = 'restrict_violation';
    end if;
    if tg_op = 'DELETE' then
        return old;
    end if;
    return new;
end $$;
create trigger log_entry_signed_stays before update or delete on log_entry
    for each row execute function refuse_change_of_signed_log();
create trigger log_entry_not_emptied before truncate on log_entry
    for each statement execute function refuse_change();

-- only a signed record of the same community can be corrected
create function check_corrected_log() returns trigger language plpgsql as $$
begin
    if not exists (select 1 from log_entry where number = new.corrects
                   and state = 'signed' and community_code = new.community_code) then
        raise exception 'log % corrects %, which is not a signed log of that community', new.number, new.corrects
            using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger log_entry_corrects_signed before insert or update of corrects, community_code on log_entry
    for each row when (new.corrects is not null) execute function check_corrected_log();

-- the volume only grows, by one record at a time
create function check_volume_grows() returns trigger language plpgsql as $$
begin
    if new.entries <> old.entries + 1 or new.community_code <> old.community_code then
        raise exception 'the volume of % only grows, record by record', old.community_code using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger log_volume_only_grows before update on log_volume
    for each row execute function check_volume_grows();
create trigger log_volume_not_deleted before delete on log_volume
    for each row execute function refuse_change();
create trigger log_volume_not_emptied before truncate on log_volume
    for each statement execute function refuse_change();

-- why the head gave a record back; only ever added to
create table log_return (
    id          bigint generated always as identity,
    entry_id    bigint       not null,
    returned_at timestamptz  not null,
    returned_by varchar(64)  not null,
    reason      varchar(500) not null,
    constraint log_return_pk primary key (id),
    constraint log_return_entry_fk foreign key (entry_id) references log_entry (id),
    constraint log_return_has_reason check (btrim(reason) <> '')
);
create index log_return_of_entry on log_return (entry_id, id);
create trigger log_return_append_only before update or delete on log_return
    for each row execute function refuse_change();
create trigger log_return_not_emptied before truncate on log_return
    for each statement execute function refuse_change();

-- HZ24-2.1b: the lawyer signs in and out on duty
create table duty_attendance (
    id             bigint generated always as identity,
    pairing_id     bigint      not null,
    community_code varchar(12) not null,
    licence_number varchar(17) not null,
    day            date        not null,
    starts         time,
    ends           time,
    checked_in_at  timestamptz not null,
    checked_out_at timestamptz,
    version        integer     not null default 0,
    constraint duty_attendance_pk primary key (id),
    constraint duty_attendance_pairing_fk foreign key (pairing_id) references pairing (id),
    constraint duty_attendance_community_fk foreign key (community_code) references community (code),
    constraint duty_attendance_lawyer_fk foreign key (licence_number) references lawyer (licence_number),
    constraint duty_attendance_hours_whole check (num_nonnulls(starts, ends) in (0, 2) and coalesce(starts < ends, true)),
    constraint duty_attendance_out_after_in check (coalesce(checked_out_at > checked_in_at, true))
);
-- a lawyer is on duty in one community at a time
create unique index duty_attendance_one_at_a_time on duty_attendance (licence_number, day) where checked_out_at is null;
create index duty_attendance_of_pairing on duty_attendance (pairing_id, day);
create function refuse_change_of_attendance() returns trigger language plpgsql as $$
begin
    if old.checked_out_at is not null
       or (old.id, old.pairing_id, old.community_code, old.licence_number, old.day, old.checked_in_at)
          is distinct from (new.id, new.pairing_id, new.community_code, new.licence_number, new.day, new.checked_in_at)
       or (old.starts, old.ends) is distinct from (new.starts, new.ends) then
        raise exception 'a duty is only checked out of, once' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger duty_attendance_only_checked_out before update on duty_attendance
    for each row execute function refuse_change_of_attendance();
create trigger duty_attendance_not_deleted before delete on duty_attendance
    for each row execute function refuse_change();
create trigger duty_attendance_not_emptied before truncate on duty_attendance
    for each statement execute function refuse_change();
