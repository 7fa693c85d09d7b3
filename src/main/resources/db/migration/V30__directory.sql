-- who there is: streets, communities, justice offices, firms, lawyers, schools; every key is the natural one

create table street (
    code          varchar(9)  not null,
    name          varchar(60) not null,
    district_code varchar(6)  not null,
    constraint street_pk primary key (code),
    constraint street_district_fk foreign key (district_code) references district (code),
    constraint street_code_digits check (code ~ '^[0-9]{9}$'),
    constraint street_code_in_district check (left(code, 6) = district_code),
    constraint street_name_not_blank check (btrim(name) <> '')
);
create index street_district on street (district_code);

create table community (
    code          varchar(12) not null,
    name          varchar(60) not null,
    street_code   varchar(9)  not null,
    district_code varchar(6)  not null,
    constraint community_pk primary key (code),
    constraint community_street_fk foreign key (street_code) references street (code),
    constraint community_district_fk foreign key (district_code) references district (code),
    constraint community_code_digits check (code ~ '^[0-9]{12}$'),
    constraint community_code_in_street check (left(code, 9) = street_code),
    constraint community_code_in_district check (left(code, 6) = district_code),
    constraint community_name_not_blank check (btrim(name) <> '')
);
create index community_street on community (street_code);
create index community_district on community (district_code);

-- one for each street, hence the street's code
create table justice_office (
    code  varchar(9)  not null,
    name  varchar(60) not null,
    phone varchar(20),
    constraint justice_office_pk primary key (code),
    constraint justice_office_street_fk foreign key (code) references street (code),
    constraint justice_office_name_not_blank check (btrim(name) <> '')
);

create table law_firm (
    code          varchar(18) not null,
    name          varchar(60) not null,
    district_code varchar(6)  not null,
    phone         varchar(20),
    constraint law_firm_pk primary key (code),
    constraint law_firm_district_fk foreign key (district_code) references district (code),
    constraint law_firm_code_form check (code ~ '^[0-9A-Z]{6,18}$'),
    constraint law_firm_name_not_blank check (btrim(name) <> '')
);
create index law_firm_district on law_firm (district_code);

create table lawyer (
    licence_number   varchar(17)  not null,
    name             varchar(60)  not null,
    firm_code        varchar(18)  not null,
    kind             varchar(20)  not null,
    degree           varchar(20)  not null,
    practising_since date         not null,
    good_standing    boolean      not null default true,
    last_discipline  date,
    speciality       varchar(200),
    phone            varchar(20),
    email            varchar(100),
    constraint lawyer_pk primary key (licence_number),
    constraint lawyer_firm_fk foreign key (firm_code) references law_firm (code),
    constraint lawyer_licence_number_digits check (licence_number ~ '^[0-9]{17}$'),
    constraint lawyer_kind_known check (kind in ('lawyer', 'legalWorker', 'volunteer')),
    constraint lawyer_degree_known check (degree in ('none', 'associate', 'bachelor', 'master', 'doctor')),
    constraint lawyer_name_not_blank check (btrim(name) <> '')
);
create index lawyer_firm on lawyer (firm_code);

create table law_school (
    code      varchar(18) not null,
    name      varchar(60) not null,
    city_code varchar(4)  not null,
    constraint law_school_pk primary key (code),
    constraint law_school_code_form check (code ~ '^[0-9A-Z]{4,18}$'),
    constraint law_school_city_code_digits check (city_code ~ '^[0-9]{4}$'),
    constraint law_school_name_not_blank check (btrim(name) <> '')
);
