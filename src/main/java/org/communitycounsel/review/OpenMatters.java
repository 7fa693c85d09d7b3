package org.communitycounsel.review;

import java.util.List;
import org.communitycounsel.pairing.Pairing;

/** What a lawyer has under way in a community and hands over when replaced; every bean of this type is asked. JG-21. */
public interface OpenMatters {

    /**
     * A matter under way; nothing of what is confidential stands in it (JG-15).
     *
     * @param kind such as 纠纷调解, at most 30 characters
     * @param reference its dossier's number, or null
     * @param words what it is and what becomes of it, Chinese, at most 500 characters
     */
    record OpenMatter(String kind, String reference, String words) {}

    /** @param licenceNumber of the lawyer who serves in the pairing until now */
    List<OpenMatter> of(Pairing pairing, String licenceNumber);
}
