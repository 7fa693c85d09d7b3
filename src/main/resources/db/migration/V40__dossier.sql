-- dossiers (案卷): one for each case, with what happened, who is on it, and the documents

-- the last number given, a row a district, kind and year: its lock makes the numbers gapless
create table dossier_counter (
    district_code varchar(6) not null,
    kind          varchar(2) not null,
    year          integer    not null,
    last          integer    not null,
    constraint dossier_counter_pk primary key (district_code, kind, year),
    constraint dossier_counter_six_digits check (last between 1 and 999999)
);

create table dossier (
    number        varchar(21)  not null,
    kind          varchar(2)   not null,
    district_code varchar(6)   not null,
    title         varchar(200) not null,
    opened_at     timestamptz  not null,
    closed_at     timestamptz,
    outcome       varchar(200),
    constraint dossier_pk primary key (number),
    -- checked at commit, for the district may be new in the same transaction
    constraint dossier_district_fk foreign key (district_code) references district (code) deferrable initially deferred,
    constraint dossier_number_form check (number ~ '^[0-9]{6}-[A-Z]{2}-[0-9]{4}-[0-9]{6}$'),
    constraint dossier_number_says_district_and_kind check (number like district_code || '-' || kind || '-%'),
    constraint dossier_title_present check (btrim(title) <> ''),
    constraint dossier_closed_with_outcome check ((closed_at is null) = (outcome is null)),
    constraint dossier_closed_after_opened check (closed_at >= opened_at)
);
create index dossier_district_newest on dossier (district_code, opened_at desc, number desc);
create index dossier_newest on dossier (opened_at desc, number desc);

-- what happened; only ever added to
create table dossier_entry (
    seq        bigint generated always as identity,
    number     varchar(21) not null,
    at         timestamptz not null,
    actor_id   varchar(64),
    actor_name varchar(200) not null,
    text       text        not null,
    grounds    text,
    task_name  varchar(255),
    constraint dossier_entry_pk primary key (seq),
    constraint dossier_entry_dossier_fk foreign key (number) references dossier (number),
    constraint dossier_entry_text_present check (btrim(text) <> '')
);
create index dossier_entry_of_dossier on dossier_entry (number, seq);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is only added to, never changed', tg_table_name using errcode = 'restrict_violation';
end $$;

create trigger dossier_entry_append_only before update or delete on dossier_entry
    for each row execute function refuse_change();
create trigger dossier_entry_not_emptied before truncate on dossier_entry
    for each statement execute function refuse_change();

-- who is on the case: groups, and persons who held a task of it
create table dossier_member (
    number      varchar(21) not null,
    group_id    varchar(64) not null,
    admitted_at timestamptz not null,
    constraint dossier_member_pk primary key (group_id, number),
    constraint dossier_member_dossier_fk foreign key (number) references dossier (number)
);
create index dossier_member_of_dossier on dossier_member (number);

create table dossier_person (
    number      varchar(21) not null,
    account_id  varchar(64) not null,
    admitted_at timestamptz not null,
    constraint dossier_person_pk primary key (account_id, number),
    constraint dossier_person_dossier_fk foreign key (number) references dossier (number)
);
create index dossier_person_of_dossier on dossier_person (number);

-- the documents; withdrawn by a mark with its reason, never removed
create table attachment (
    id               bigint generated always as identity,
    number           varchar(21)  not null,
    file_name        varchar(200) not null,
    media_type       varchar(100) not null,
    size             integer      not null,
    sha256           varchar(64)  not null,
    note             varchar(200),
    uploaded_at      timestamptz  not null,
    uploaded_by      varchar(64)  not null,
    uploaded_by_name varchar(200) not null,
    withdrawn_at     timestamptz,
    withdrawn_by     varchar(64),
    withdrawn_by_name varchar(200),
    withdrawn_reason varchar(200),
    constraint attachment_pk primary key (id),
    constraint attachment_dossier_fk foreign key (number) references dossier (number),
    constraint attachment_not_empty check (size > 0),
    constraint attachment_sha256_form check (sha256 ~ '^[0-9a-f]{64}$'),
    constraint attachment_name_without_path check (file_name !~ '[/\\]' and btrim(file_name) <> ''),
    constraint attachment_withdrawn_whole check (num_nulls(withdrawn_at, withdrawn_by, withdrawn_by_name, withdrawn_reason) in (0, 4))
);
-- the same file is in a dossier once
create unique index attachment_once on attachment (number, sha256) where withdrawn_at is null;
create index attachment_of_dossier on attachment (number, id);

create function refuse_attachment_change() returns trigger language plpgsql as $$
begin
    if old.withdrawn_at is not null
       or (old.id, old.number, old.file_name, old.media_type, old.size, old.sha256, old.uploaded_at, old.uploaded_by, old.uploaded_by_name)
          is distinct from
          (new.id, new.number, new.file_name, new.media_type, new.size, new.sha256, new.uploaded_at, new.uploaded_by, new.uploaded_by_name)
       or old.note is distinct from new.note then
        raise exception 'an attachment is only withdrawn, once' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;

create trigger attachment_only_withdrawn before update on attachment
    for each row execute function refuse_attachment_change();
create trigger attachment_not_deleted before delete on attachment
    for each row execute function refuse_change();
create trigger attachment_not_emptied before truncate on attachment
    for each statement execute function refuse_change();

-- a document's bytes, a mebibyte a row, so that neither side holds a whole file
create table attachment_chunk (
    attachment_id bigint  not null,
    seq           integer not null,
    bytes         bytea   not null,
    constraint attachment_chunk_pk primary key (attachment_id, seq),
    constraint attachment_chunk_attachment_fk foreign key (attachment_id) references attachment (id)
);
-- documents are compressed already
alter table attachment_chunk alter column bytes set storage external;
create trigger attachment_chunk_append_only before update or delete on attachment_chunk
    for each row execute function refuse_change();
create trigger attachment_chunk_not_emptied before truncate on attachment_chunk
    for each statement execute function refuse_change();
