package org.communitycounsel.vetting;

import jakarta.persistence.Embeddable;
import java.time.LocalDate;

/**
 * A candidate's publicity in one street. SH17-3.1a.
 *
 * @param publishedAt where and how the particulars were published, Chinese
 * @param publishedOn the day they were published
 * @param opinions what committees and residents said; null until recorded
 * @param objections what they object to; null where they do not
 */
@Embeddable
public record Publicity(String publishedAt, LocalDate publishedOn, String opinions, String objections) {

    Publicity heard(String opinions, String objections) {
        return new Publicity(publishedAt, publishedOn, opinions, objections);
    }

    boolean recorded() {
        return opinions != null;
    }
}
