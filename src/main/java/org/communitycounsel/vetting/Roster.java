package org.communitycounsel.vetting;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.communitycounsel.directory.LawFirms;
import org.communitycounsel.directory.Lawyers;
import org.communitycounsel.platform.district.Districts;
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
    private final Clock clock;

    Roster(Certificates certificates, Lawyers lawyers, LawFirms firms, Districts districts, Clock clock) {
        this.certificates = certificates;
        this.lawyers = lawyers;
        this.firms = firms;
        this.districts = districts;
        this.clock = clock;
    }

    /** Whether the lawyer may be chosen for service today. */
    public boolean has(String licenceNumber) {
        return certificateOf(licenceNumber).isPresent();
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
