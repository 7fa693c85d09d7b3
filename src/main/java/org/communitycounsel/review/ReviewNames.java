package org.communitycounsel.review;

import java.util.Collection;
import java.util.stream.Collectors;
import org.communitycounsel.directory.Communities;
import org.communitycounsel.directory.Community;
import org.communitycounsel.directory.LawFirm;
import org.communitycounsel.directory.LawFirms;
import org.communitycounsel.directory.Lawyer;
import org.communitycounsel.directory.Lawyers;
import org.communitycounsel.directory.Street;
import org.communitycounsel.directory.Streets;
import org.springframework.stereotype.Component;

/** Names behind the codes, for what people read; the code itself where there is none. */
@Component
public class ReviewNames {

    private final Communities communities;
    private final Streets streets;
    private final LawFirms firms;
    private final Lawyers lawyers;

    ReviewNames(Communities communities, Streets streets, LawFirms firms, Lawyers lawyers) {
        this.communities = communities;
        this.streets = streets;
        this.firms = firms;
        this.lawyers = lawyers;
    }

    public String community(String code) {
        return communities.findById(code).map(Community::name).orElse(code);
    }

    public String street(String code) {
        return streets.findById(code).map(Street::name).orElse(code);
    }

    public String firm(String code) {
        return firms.findById(code).map(LawFirm::name).orElse(code);
    }

    public String lawyer(String licence) {
        return lawyers.findById(licence).map(Lawyer::name).orElse(licence);
    }

    /** The firms the lawyers practise in; of who covers, that may be another than the pairing's. */
    public String firmsOf(Collection<String> licences) {
        return licences.stream()
                .sorted()
                .flatMap(licence -> lawyers.findById(licence).stream())
                .map(lawyer -> firm(lawyer.firmCode()))
                .distinct()
                .collect(Collectors.joining("、"));
    }

    /** Such as 周明、沈岚. */
    public String lawyers(Collection<String> licences) {
        return licences.stream().sorted().map(this::lawyer).collect(Collectors.joining("、"));
    }
}
