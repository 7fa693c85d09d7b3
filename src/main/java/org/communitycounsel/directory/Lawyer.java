package org.communitycounsel.directory;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.time.Period;

/**
 * A person a firm may recommend for community service, with what the conditions of service ask for (SH17-2.1a/b,
 * SC20-4.4a). Whether the person has been qualified and trained is not known here but to the vetting.
 */
@Entity
@Table(name = "lawyer")
public class Lawyer {

    @Id
    private String licenceNumber;

    private String name;
    private String firmCode;
    private LawyerKind kind;
    private Degree degree;
    private LocalDate practisingSince;
    private boolean goodStanding = true;
    private LocalDate lastDiscipline;
    private String speciality;
    private String phone;
    private String email;
    private String languages;

    protected Lawyer() {}

    /**
     * A person in good standing, never disciplined.
     *
     * @param licenceNumber seventeen digits: the practice licence's; a volunteer's registration number
     * @param firmCode the firm the person practises in, or that recommends the volunteer
     */
    public Lawyer(
            String licenceNumber,
            String name,
            String firmCode,
            LawyerKind kind,
            Degree degree,
            LocalDate practisingSince) {
        this.licenceNumber = licenceNumber;
        this.name = name;
        this.firmCode = firmCode;
        this.kind = kind;
        this.degree = degree;
        this.practisingSince = practisingSince;
    }

    public String licenceNumber() {
        return licenceNumber;
    }

    public String name() {
        return name;
    }

    public String firmCode() {
        return firmCode;
    }

    public LawyerKind kind() {
        return kind;
    }

    public Degree degree() {
        return degree;
    }

    /** First day of practice; a volunteer's first day in the profession. */
    public LocalDate practisingSince() {
        return practisingSince;
    }

    /** Full years of practice on that day; zero before it began. SH17-2.1b, SC20-4.4a. */
    public int yearsOfPractice(LocalDate day) {
        return Math.max(0, Period.between(practisingSince, day).getYears());
    }

    /** Whether the licence is in force and no proceeding is open against its holder: good conduct. SH17-2.1b. */
    public boolean goodStanding() {
        return goodStanding;
    }

    /** Day of the last disciplinary penalty, or null where there was none. SH17-2.1b. */
    public LocalDate lastDiscipline() {
        return lastDiscipline;
    }

    /** Fields of law, in Chinese, separated by 、; or null. */
    public String speciality() {
        return speciality;
    }

    /** May be null; shown only to those who work with the lawyer's district. */
    public String phone() {
        return phone;
    }

    /** May be null. */
    public String email() {
        return email;
    }

    /** Languages and dialects beside Mandarin, Chinese names separated by 、; or null. */
    public String languages() {
        return languages;
    }
}
