package org.communitycounsel.review;

import java.util.ArrayList;
import java.util.List;
import org.springframework.context.event.EventListener;

/** What the reviews tell the modules after them. */
public class Told {

    public final List<Object> events = new ArrayList<>();

    @EventListener({LawyerFailed.class, AbsentAtSpotChecks.class})
    void on(Object event) {
        events.add(event);
    }
}
