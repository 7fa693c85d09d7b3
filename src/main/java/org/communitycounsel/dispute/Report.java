package org.communitycounsel.dispute;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.communitycounsel.platform.Word;

/** What one person reported of a dispute: the parties and the matter, which are confidential (JG-15), and the signs of danger. */
@Entity
@Table(name = "dispute_report")
public class Report {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private Long disputeId;
    private int round;
    private String reportedBy;
    private String reportedByName;
    private String reporterGroup;
    private Instant reportedAt;
    private String matter;
    private int people;
    private String signs;
    private boolean authorityIsSide;
    private boolean majorInterests;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "dispute_party", joinColumns = @JoinColumn(name = "report_id"))
    @OrderColumn(name = "seq")
    private List<Party> parties;

    protected Report() {}

    Report(Dispute dispute, Recorded recorded, Reporter reporter, Instant now) {
        this.disputeId = dispute.id();
        this.round = dispute.reportRound();
        this.reportedBy = reporter.account();
        this.reportedByName = reporter.name();
        this.reporterGroup = reporter.group();
        this.reportedAt = now;
        this.matter = recorded.matter();
        this.people = recorded.people();
        this.signs = recorded.signs().stream().map(Sign::id).sorted().collect(Collectors.joining(","));
        this.authorityIsSide = recorded.authorityIsSide();
        this.majorInterests = recorded.majorInterests();
        this.parties = List.copyOf(recorded.parties());
    }

    public Long id() {
        return id;
    }

    /** How many rounds of reports the dispute had had when this came. */
    int round() {
        return round;
    }

    /** The reporter's role at a place, such as {@code lawyer.13301202010000001}. */
    public String reporterGroup() {
        return reporterGroup;
    }

    /** The account that reported it. */
    public String reportedBy() {
        return reportedBy;
    }

    public String reportedByName() {
        return reportedByName;
    }

    public Instant reportedAt() {
        return reportedAt;
    }

    public String matter() {
        return matter;
    }

    /** How many people the dispute involves. */
    public int people() {
        return people;
    }

    public Set<Sign> signs() {
        return signs.isEmpty()
                ? Set.of()
                : Arrays.stream(signs.split(","))
                        .map(sign -> Word.of(Sign.class, sign).orElseThrow())
                        .collect(Collectors.toCollection(java.util.TreeSet::new));
    }

    public boolean hasAuthorityAsSide() {
        return authorityIsSide;
    }

    public boolean touchesMajorInterests() {
        return majorInterests;
    }

    public List<Party> parties(Side side) {
        return parties.stream().filter(party -> party.side() == side).toList();
    }
}
