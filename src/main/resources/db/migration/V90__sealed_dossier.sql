-- JG-15: dossiers that only those on the case may read

alter table dossier add column sealed boolean not null default false;

create function refuse_unsealing() returns trigger language plpgsql as $$
begin
    raise exception 'dossier % stays sealed', old.number using errcode = 'restrict_violation';
end $$;
create trigger dossier_stays_sealed before update on dossier
    for each row when (old.sealed and not new.sealed) execute function refuse_unsealing();

-- every look into a sealed dossier
create table dossier_look (
    id           bigint generated always as identity,
    number       varchar(21)  not null,
    at           timestamptz  not null,
    account_id   varchar(64)  not null,
    account_name varchar(200) not null,
    what         varchar(100) not null,
    constraint dossier_look_pk primary key (id),
    constraint dossier_look_dossier_fk foreign key (number) references dossier (number)
);
create index dossier_look_of_dossier on dossier_look (number, id);
create trigger dossier_look_append_only before update or delete on dossier_look
    for each row execute function refuse_change();
create trigger dossier_look_not_emptied before truncate on dossier_look
    for each statement execute function refuse_change();
