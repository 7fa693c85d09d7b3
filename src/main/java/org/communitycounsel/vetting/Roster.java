package org.communitycounsel.vetting;

import static java.util.stream.Collectors.toSet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.communitycounsel.directory.LawFirms;
import org.communitycounsel.directory.Lawyers;
import org.communitycounsel.platform.district.Districts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The lawyers who may serve (律师名册): certified, the certificate valid today, not withdrawn. HZ09-4.2a. */
@Service
@Transactional(readOnly = true)
public class Roster {

    private final Certificates certificates;
    private final Lawyers lawyers;
    private final LawFirms firms;
    private final Districts districts;
    private final JdbcClient database;
    private final Clock clock;

    Roster(
            Certificates certificates,
            Lawyers lawyers,
            LawFirms firms,
            Districts districts,
            JdbcClient database,
            Clock clock) {
        this.certificates = certificates;
        this.lawyers = lawyers;
        this.firms = firms;
        this.districts = districts;
        this.database = database;
        this.clock = clock;
    }

    /** Whether the lawyer may be chosen for service today. */
    public boolean has(String licenceNumber) {
        return certificateOf(licenceNumber).isPresent();
    }

    /** Those of the lawyers who may be chosen for service today; one query, however many they are. */
    public Set<String> among(Collection<String> licenceNumbers) {
        return certificates.findByLicenceNumberInAndState(licenceNumbers, CertificateState.VALID).stream()
                .filter(certificate -> certificate.validOn(today(certificate.districtCode())))
                .map(Certificate::licenceNumber)
                .collect(toSet());
    }

    /** The certificate that keeps the lawyer on the roster today. */
    public Optional<Certificate> certificateOf(String licenceNumber) {
        return certificates
                .findByLicenceNumberAndState(licenceNumber, CertificateState.VALID)
                .filter(certificate -> certificate.validOn(today(certificate.districtCode())));
    }

    /** Who is on the roster of those districts today, by certificate number. */
    public List<RosterEntry> of(Collection<String> districtCodes) {
        return districtCodes.stream()
                .sorted()
                .flatMap(district ->
                        certificates.findByDistrictCodeAndStateOrderByNumber(district, CertificateState.VALID).stream()
                                .filter(certificate -> certificate.validOn(today(district))))
                .map(this::entry)
                .toList();
    }

    /** The community lawyers on the district's roster today, by licence number; one query, however many they are. */
    public List<RosterMember> communityLawyers(String district) {
        return database.sql("""
                        select lawyer.licence_number, lawyer.name, law_firm.code as firm_code, law_firm.name as firm_name,
                               lawyer.languages, concat_ws('、', lawyer.speciality, nomination.specialities) as specialities,
                               lawyer.practising_since, string_agg(nomination_street.street_code, ',') as streets
                        from certificate
                        join lawyer using (licence_number)
                        join law_firm on law_firm.code = certificate.firm_code
                        join nomination on nomination.dossier_number = certificate.nomination
                        left join nomination_street on nomination_street.dossier_number = nomination.dossier_number
                        where certificate.district_code = ? and certificate.state = 'valid' and certificate.valid_until >= ?
                          and certificate.service_kind = ?
                        group by lawyer.licence_number, law_firm.code, nomination.dossier_number
                        order by lawyer.licence_number""")
                .params(district, today(district), ServiceKind.COMMUNITY.id())
                .query(Roster::member)
                .list();
    }

    private static RosterMember member(ResultSet row, int number) throws SQLException {
        String streets = row.getString("streets");
        return new RosterMember(
                row.getString("licence_number"),
                row.getString("name"),
                row.getString("firm_code"),
                row.getString("firm_name"),
                row.getString("languages"),
                row.getString("specialities"),
                row.getObject("practising_since", LocalDate.class),
                streets == null ? Set.of() : Set.of(streets.split(",")));
    }

    private RosterEntry entry(Certificate certificate) {
        var lawyer = lawyers.findById(certificate.licenceNumber()).orElseThrow();
        var firm = firms.findById(certificate.firmCode()).orElseThrow();
        return new RosterEntry(
                lawyer.licenceNumber(),
                lawyer.name(),
                lawyer.kind().chinese(),
                firm.name(),
                certificate.serviceKind().chinese(),
                certificate.number(),
                certificate.validUntil());
    }

    private LocalDate today(String district) {
        return LocalDate.ofInstant(clock.instant(), districts.zone(district));
    }
}
