package org.communitycounsel.platform.dossier;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Writes moments as the people of a district read them. */
public record Times(ZoneId zone) {

    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm");

    /** Such as {@code 2026年3月9日 09:00}; empty for null. */
    public String at(Instant moment) {
        return moment == null ? "" : FORMAT.format(moment.atZone(zone));
    }
}
