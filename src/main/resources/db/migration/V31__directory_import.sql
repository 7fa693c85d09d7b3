-- imports of lists into the directory: what was brought, by whom, what came of it

create table directory_import (
    id          bigint generated always as identity,
    file_name   varchar(200) not null,
    file_size   bigint       not null,
    content     bytea,
    listing     varchar(20),
    account     varchar(64)  not null,
    state       varchar(20)  not null,
    started_at  timestamptz  not null,
    seen_at     timestamptz  not null,
    ended_at    timestamptz,
    line_count  bigint       not null default 0,
    lines_read  bigint       not null default 0,
    problem_count bigint     not null default 0,
    message     varchar(2000),
    constraint directory_import_pk primary key (id),
    constraint directory_import_state_known check (state in
        ('checking', 'checked', 'importing', 'done', 'refused', 'failed', 'interrupted', 'discarded')),
    constraint directory_import_listing_known check (listing in
        ('districts', 'streets', 'communities', 'justiceOffices', 'lawFirms', 'lawyers', 'lawSchools')),
    constraint directory_import_content_while_needed check
        ((content is not null) = (state in ('checking', 'checked', 'importing')))
);

-- one at a time, whatever the number of nodes
create unique index directory_import_one_running on directory_import ((true)) where state in ('checking', 'importing');

create table directory_import_problem (
    import_id   bigint        not null,
    position    integer       not null,
    line        bigint        not null,
    column_name varchar(60)   not null,
    value       varchar(200)  not null,
    reason      varchar(500)  not null,
    constraint directory_import_problem_pk primary key (import_id, position),
    constraint directory_import_problem_import_fk foreign key (import_id) references directory_import (id)
);

create table directory_import_notice (
    import_id   bigint       not null,
    position    integer      not null,
    text        varchar(500) not null,
    constraint directory_import_notice_pk primary key (import_id, position),
    constraint directory_import_notice_import_fk foreign key (import_id) references directory_import (id)
);

create table directory_import_count (
    import_id   bigint      not null,
    listing     varchar(20) not null,
    added       bigint      not null,
    changed     bigint      not null,
    unchanged   bigint      not null,
    constraint directory_import_count_pk primary key (import_id, listing),
    constraint directory_import_count_import_fk foreign key (import_id) references directory_import (id)
);
