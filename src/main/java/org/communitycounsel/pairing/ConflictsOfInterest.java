package org.communitycounsel.pairing;

import java.util.Optional;

/** Knows of conflicts of interest between lawyers and communities; every bean of this type is asked. JG-13b. */
public interface ConflictsOfInterest {

    /**
     * Why the lawyer may not serve the community, Chinese; empty where nothing is known.
     *
     * @param community twelve digits
     */
    Optional<String> between(String licenceNumber, String community);
}
