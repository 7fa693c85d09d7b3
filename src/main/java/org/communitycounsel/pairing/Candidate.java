package org.communitycounsel.pairing;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A lawyer, or a firm where the community is paired with a firm, recommended in one round of the choice. HZ09-4.2b. */
@Entity
@Table(name = "candidate")
public class Candidate {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private Long pairingId;
    private int round;
    private String firmCode;
    private String licenceNumber;
    private int points;
    private String reasons;
    private Integer preference;
    private CandidateState state;
    private String answer;

    protected Candidate() {}

    Candidate(Long pairingId, int round, String firmCode, String licenceNumber, int points, String reasons) {
        this.pairingId = pairingId;
        this.round = round;
        this.firmCode = firmCode;
        this.licenceNumber = licenceNumber;
        this.points = points;
        this.reasons = reasons;
        this.state = CandidateState.RECOMMENDED;
    }

    /** The community puts the candidate at that place of its list, from 1. */
    void preferred(int place) {
        preference = place;
        state = CandidateState.PREFERRED;
    }

    /** @param text in the words of who answered; may be null */
    void became(CandidateState outcome, String text) {
        state = outcome;
        answer = text;
    }

    public Long id() {
        return id;
    }

    public int round() {
        return round;
    }

    public String firmCode() {
        return firmCode;
    }

    /** Null where the candidate is a firm. */
    public String licenceNumber() {
        return licenceNumber;
    }

    /** By the table {@code candidate-weights}; more is better. */
    public int points() {
        return points;
    }

    /** Why so many points, Chinese. */
    public String reasons() {
        return reasons;
    }

    /** Place on the community's list, from 1; null where the community did not choose the candidate. */
    public Integer preference() {
        return preference;
    }

    public CandidateState state() {
        return state;
    }

    public String answer() {
        return answer;
    }
}
