-- JG-21, HZ09-7.4d: a lawyer of a pairing is replaced, from the first ground to who serves from then on
create table replacement (
    id             bigint generated always as identity,
    dossier_number varchar(21)   not null,
    district_code  varchar(6)    not null,
    pairing_id     bigint        not null,
    community_code varchar(12)   not null,
    firm_code      varchar(18)   not null,
    licence_number varchar(17)   not null,
    cause          varchar(20)   not null,
    state          varchar(10)   not null,
    barred         boolean       not null default false,
    decided_reason varchar(1100),
    decided_at     timestamptz,
    last_day       date,
    cover          varchar(17),
    others_cover   boolean       not null default false,
    gap_reason     varchar(1100),
    stood_down_at  timestamptz,
    within_pairing boolean,
    successor      varchar(21),
    opened_at      timestamptz   not null,
    ended_at       timestamptz,
    end_reason     varchar(1100),
    version        integer       not null default 0,
    constraint replacement_pk primary key (id),
    constraint replacement_one_dossier unique (dossier_number),
    constraint replacement_dossier_fk foreign key (dossier_number) references dossier (number),
    constraint replacement_district_fk foreign key (district_code) references district (code),
    constraint replacement_pairing_fk foreign key (pairing_id) references pairing (id),
    constraint replacement_community_fk foreign key (community_code) references community (code),
    constraint replacement_firm_fk foreign key (firm_code) references law_firm (code),
    constraint replacement_lawyer_fk foreign key (licence_number) references lawyer (licence_number),
    constraint replacement_cover_fk foreign key (cover) references lawyer (licence_number),
    constraint replacement_cover_is_another check (cover <> licence_number),
    constraint replacement_cause_known check (cause in ('failedReview', 'absent', 'irresponsible', 'leftRoster')),
    constraint replacement_state_known check
        (state in ('verifying', 'confirmed', 'arranged', 'covered', 'done', 'rejected', 'lapsed')),
    constraint replacement_decided_with_reason check
        (state in ('verifying', 'lapsed') or (decided_at is not null and coalesce(btrim(decided_reason), '') <> '')),
    constraint replacement_barred_once_decided check (not barred or decided_at is not null),
    constraint replacement_arranged_has_day check (state not in ('arranged', 'covered', 'done') or last_day is not null),
    -- the community is never without a lawyer unless the dossier says why
    constraint replacement_never_without_lawyer check (state not in ('arranged', 'covered', 'done')
        or cover is not null or others_cover or coalesce(btrim(gap_reason), '') <> '' or successor is not null),
    constraint replacement_covered_stood_down check ((stood_down_at is not null) = (state in ('covered', 'done'))),
    constraint replacement_ended_with_state check ((ended_at is not null) = (state in ('done', 'rejected', 'lapsed'))),
    constraint replacement_end_has_reason check (ended_at is null or coalesce(btrim(end_reason), '') <> '')
);
-- one at a time for a lawyer in a pairing
create unique index replacement_one_open on replacement (pairing_id, licence_number)
    where state in ('verifying', 'confirmed', 'arranged', 'covered');
create index replacement_community on replacement (community_code, state);
create index replacement_lawyer on replacement (licence_number, state);

-- why: the same ground counts once, however often it is told
create table replacement_ground (
    id             bigint generated always as identity,
    replacement_id bigint        not null,
    cause          varchar(20)   not null,
    source         varchar(100)  not null,
    text           varchar(2000) not null,
    reported_by    varchar(64),
    reported_at    timestamptz   not null,
    constraint replacement_ground_pk primary key (id),
    constraint replacement_ground_of foreign key (replacement_id) references replacement (id),
    constraint replacement_ground_once unique (cause, source),
    constraint replacement_ground_cause_known check (cause in ('failedReview', 'absent', 'irresponsible', 'leftRoster')),
    constraint replacement_ground_has_text check (btrim(text) <> '')
);
create index replacement_ground_of_replacement on replacement_ground (replacement_id);
create trigger replacement_ground_append_only before update or delete on replacement_ground
    for each row execute function refuse_change();

-- what the lawyer and the firm said, or that they said nothing in time
create table replacement_opinion (
    replacement_id bigint        not null,
    party          varchar(10)   not null,
    answer         varchar(10)   not null,
    text           varchar(1000),
    given_at       timestamptz   not null,
    constraint replacement_opinion_pk primary key (replacement_id, party),
    constraint replacement_opinion_of foreign key (replacement_id) references replacement (id),
    constraint replacement_opinion_party_known check (party in ('lawyer', 'firm')),
    constraint replacement_opinion_answer_known check (answer in ('accept', 'object', 'silent')),
    constraint replacement_opinion_objection_has_text check
        (answer <> 'object' or coalesce(btrim(text), '') <> '')
);
create trigger replacement_opinion_append_only before update or delete on replacement_opinion
    for each row execute function refuse_change();

-- what is handed over: one list, a document in the dossier
create table handover (
    replacement_id bigint      not null,
    document_id    bigint      not null,
    sha256         varchar(64) not null,
    receiver       varchar(17),
    listed_at      timestamptz not null,
    ended_at       timestamptz,
    outcome        varchar(20),
    constraint handover_pk primary key (replacement_id),
    constraint handover_one_hash unique (replacement_id, sha256),
    constraint handover_of foreign key (replacement_id) references replacement (id),
    constraint handover_document_fk foreign key (document_id) references attachment (id),
    constraint handover_receiver_fk foreign key (receiver) references lawyer (licence_number),
    constraint handover_sha256_form check (sha256 ~ '^[0-9a-f]{64}$'),
    constraint handover_outcome_known check (outcome in ('signed', 'witnessed')),
    constraint handover_ended_with_outcome check ((ended_at is null) = (outcome is null))
);
create table handover_item (
    replacement_id bigint       not null,
    seq            integer      not null,
    kind           varchar(30)  not null,
    reference      varchar(40),
    words          varchar(500) not null,
    constraint handover_item_pk primary key (replacement_id, seq),
    constraint handover_item_of foreign key (replacement_id) references handover (replacement_id),
    constraint handover_item_in_order check (seq > 0)
);
create trigger handover_item_fixed before update or delete on handover_item
    for each row execute function refuse_change();

-- who signed for that list; the justice office where somebody did not
create table handover_receipt (
    replacement_id bigint        not null,
    sha256         varchar(64)   not null,
    party          varchar(15)   not null,
    answer         varchar(10)   not null,
    remark         varchar(1000),
    signed_by      varchar(64)   not null,
    signed_by_name varchar(200)  not null,
    signed_at      timestamptz   not null,
    constraint handover_receipt_pk primary key (replacement_id, party),
    constraint handover_receipt_of_this_list foreign key (replacement_id, sha256) references handover (replacement_id, sha256),
    constraint handover_receipt_party_known check (party in ('firm', 'community', 'receiver', 'justiceOffice')),
    constraint handover_receipt_answer_known check (answer in ('complete', 'missing')),
    constraint handover_receipt_missing_says_what check (answer <> 'missing' or coalesce(btrim(remark), '') <> '')
);
create trigger handover_receipt_append_only before update or delete on handover_receipt
    for each row execute function refuse_change();
