-- working days that differ from the published arrangement: a district's own, a city's ('3301'), or everybody's ('*')
create table calendar_day (
    district_code varchar(6)   not null,
    day           date         not null,
    working       boolean      not null,
    name          varchar(30)  not null,
    source        varchar(200) not null,
    recorded_by   varchar(64)  not null,
    recorded_at   timestamptz  not null,
    constraint calendar_day_pk primary key (district_code, day),
    constraint calendar_day_district_code check (district_code ~ '^([*]|[0-9]{4}|[0-9]{6})$'),
    constraint calendar_day_name_present check (btrim(name) <> ''),
    constraint calendar_day_source_present check (btrim(source) <> '')
);
