package org.communitycounsel.worklog;

import java.time.LocalDateTime;

/**
 * What a lawyer tells of a visit or a matter (JG-11: time, person served, content and result).
 *
 * @param communityCode whose volume it goes into
 * @param from and until: local times of the district, on one day
 * @param whom who was served, in a few words and without names
 * @param corrects number of the signed record this one corrects, or null
 */
public record Told(
        String communityCode,
        Nature nature,
        LocalDateTime from,
        LocalDateTime until,
        PersonServed served,
        String whom,
        ServiceKind kind,
        String content,
        String result,
        String corrects) {}
