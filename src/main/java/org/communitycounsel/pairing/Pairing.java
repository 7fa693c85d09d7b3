package org.communitycounsel.pairing;

import static org.communitycounsel.pairing.PairingState.ACTIVE;
import static org.communitycounsel.pairing.PairingState.CHOSEN;
import static org.communitycounsel.pairing.PairingState.ENDED;
import static org.communitycounsel.pairing.PairingState.FAILED;
import static org.communitycounsel.pairing.PairingState.SEEKING;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import org.communitycounsel.platform.Refusal;

/**
 * The tie between a community and who serves it, from the search to the end of its term. HZ09-4.2b: same district, uniform
 * recommendation, two-way choice, a uniform agreement. Who serves is in {@link PairedLawyer}.
 */
@Entity
@Table(name = "pairing")
public class Pairing {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String dossierNumber;
    private String districtCode;
    private String communityCode;
    private PairingForm form;
    private PairingOrigin origin;
    private Long predecessor;
    private PairingState state;

    @Embedded
    private Needs needs;

    private int choiceRound;
    private String firmCode;
    private String decidedReason;
    private LocalDate termFrom;
    private LocalDate termUntil;
    private Instant openedAt;
    private Instant beganAt;
    private Instant endedAt;
    private String endReason;

    @Version
    private int version;

    @ElementCollection
    @CollectionTable(name = "pairing_excluded", joinColumns = @JoinColumn(name = "pairing_id"))
    @Column(name = "licence_number")
    private Set<String> excluded = new TreeSet<>();

    protected Pairing() {}

    /**
     * A search for who is to serve the community.
     *
     * @param predecessor the pairing this one follows, or null
     * @param excluded licence numbers of lawyers who must not be chosen, such as the replaced one
     */
    Pairing(
            String dossierNumber,
            String communityCode,
            PairingForm form,
            PairingOrigin origin,
            Long predecessor,
            Set<String> excluded,
            Instant now) {
        this.dossierNumber = dossierNumber;
        this.districtCode = communityCode.substring(0, 6);
        this.communityCode = communityCode;
        this.form = form;
        this.origin = origin;
        this.predecessor = predecessor;
        this.excluded.addAll(excluded);
        this.state = SEEKING;
        this.needs = Needs.NONE;
        this.openedAt = now;
    }

    /** The community says what it needs; said again, the later word holds. */
    void state(Needs stated) {
        in("填报需求", SEEKING);
        needs = stated;
    }

    /** Another round of recommendation and choice begins. @return its number, from 1 */
    int nextRound() {
        in("推荐人选", SEEKING);
        return ++choiceRound;
    }

    /**
     * Who serves is settled; the agreement is next.
     *
     * @param reason why, where the justice office decided (SH17-3.1b); else null
     */
    void chosen(String firm, String reason) {
        in("选定律师", SEEKING);
        firmCode = firm;
        decidedReason = reason;
        state = CHOSEN;
    }

    /** The agreement did not come about: the choice begins again. */
    void reopened() {
        in("重新选择", CHOSEN);
        firmCode = null;
        decidedReason = null;
        state = SEEKING;
    }

    /** The signed agreement is filed: service begins. @param until last day of the term; HZ09-4.2c: one year in principle */
    void began(LocalDate from, LocalDate until, Instant now) {
        in("开始服务", CHOSEN);
        termFrom = from;
        termUntil = until;
        beganAt = now;
        state = ACTIVE;
    }

    /** The parties go on for another term. */
    void renewed(LocalDate until) {
        in("续签", ACTIVE);
        if (!until.isAfter(termUntil)) {
            throw new IllegalArgumentException("a renewed term ends after " + termUntil);
        }
        termUntil = until;
    }

    void ended(String reason, Instant now) {
        in("结束", ACTIVE);
        close(ENDED, reason, now);
    }

    /** The search is given up. */
    void failed(String reason, Instant now) {
        in("终止", SEEKING, CHOSEN);
        close(FAILED, reason, now);
    }

    private void close(PairingState closed, String reason, Instant now) {
        state = closed;
        endReason = reason;
        endedAt = now;
    }

    private void in(String what, PairingState... states) {
        if (!Set.of(states).contains(state)) {
            throw new Refusal("该结对目前“%s”，不能%s。请刷新页面查看最新情况。".formatted(state.chinese(), what));
        }
    }

    public Long id() {
        return id;
    }

    public String dossierNumber() {
        return dossierNumber;
    }

    public String districtCode() {
        return districtCode;
    }

    public String communityCode() {
        return communityCode;
    }

    /** Nine digits. */
    public String streetCode() {
        return communityCode.substring(0, 9);
    }

    public PairingForm form() {
        return form;
    }

    public PairingOrigin origin() {
        return origin;
    }

    /** Id of the pairing this one follows, or null. */
    public Long predecessor() {
        return predecessor;
    }

    public Set<String> excluded() {
        return Set.copyOf(excluded);
    }

    public PairingState state() {
        return state;
    }

    public Needs needs() {
        return needs == null ? Needs.NONE : needs;
    }

    /** How many rounds of recommendation there were. */
    public int choiceRound() {
        return choiceRound;
    }

    /** The firm that serves, or whose lawyer does; null during the search. */
    public String firmCode() {
        return firmCode;
    }

    /** Why the justice office chose so; null where both sides agreed by themselves. SH17-3.1b. */
    public String decidedReason() {
        return decidedReason;
    }

    /** First day of service, or null before the agreement. */
    public LocalDate termFrom() {
        return termFrom;
    }

    /** Last day of service, or null before the agreement. */
    public LocalDate termUntil() {
        return termUntil;
    }

    public Instant openedAt() {
        return openedAt;
    }

    public Instant beganAt() {
        return beganAt;
    }

    public Instant endedAt() {
        return endedAt;
    }

    public String endReason() {
        return endReason;
    }
}
