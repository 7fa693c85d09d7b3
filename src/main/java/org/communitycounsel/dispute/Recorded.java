package org.communitycounsel.dispute;

import java.util.List;
import java.util.Set;

/**
 * What the form of a report says.
 *
 * @param matter what the dispute is about; confidential, as are the parties
 * @param people how many it involves
 * @param authorityIsSide whether the community, town or street is a side
 * @param majorInterests whether major interests of residents are touched
 */
public record Recorded(
        String communityCode,
        DisputeKind kind,
        List<Party> parties,
        String matter,
        int people,
        Set<Sign> signs,
        boolean authorityIsSide,
        boolean majorInterests) {}
