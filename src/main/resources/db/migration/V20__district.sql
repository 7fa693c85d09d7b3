-- districts: the tenants of the engine, with what the platform must know of each
create table district (
    code      varchar(6)  not null,
    name      varchar(60) not null,
    city_code varchar(4)  not null,
    city_name varchar(60) not null,
    zone      varchar(40) not null default 'Asia/Shanghai',
    constraint district_pk primary key (code),
    constraint district_code_digits check (code ~ '^[0-9]{6}$'),
    constraint district_city_code_prefix check (left(code, 4) = city_code)
);
