package org.communitycounsel.pairing;

import java.util.Map;

/** Knows who may not serve where; every bean of this type is asked before anybody is recommended, chosen or sent. JG-13b. */
public interface ConflictsOfInterest {

    /**
     * Who may not serve the community, and why; asked once for a whole roster.
     *
     * @param community twelve digits
     * @return licence number to reason, Chinese
     */
    Map<String, String> of(String community);
}
