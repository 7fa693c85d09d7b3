-- notices to groups, and who of them has read which
create table notice (
    id             bigint generated always as identity,
    group_id       varchar(64)  not null,
    dossier_number varchar(21),
    subject        varchar(200) not null,
    text           text         not null,
    sent_at        timestamptz  not null,
    key            varchar(400) not null,
    constraint notice_pk primary key (id),
    constraint notice_sent_once unique (group_id, key),
    constraint notice_dossier_fk foreign key (dossier_number) references dossier (number),
    constraint notice_subject_present check (btrim(subject) <> '')
);
create index notice_of_group_newest on notice (group_id, id desc);

create table notice_read (
    notice_id  bigint      not null,
    account_id varchar(64) not null,
    read_at    timestamptz not null,
    constraint notice_read_pk primary key (account_id, notice_id),
    constraint notice_read_notice_fk foreign key (notice_id) references notice (id)
);
