package org.communitycounsel.platform.district;

import org.communitycounsel.platform.StartStep;
import org.communitycounsel.platform.engine.DemoActors;

/**
 * A part of the demo: played for each district while the application starts, before the web server; only where the demo is on,
 * and once. Its phase says after which other parts.
 */
public abstract class DemoPart extends StartStep {

    private final DemoActors actors;
    private final Districts districts;

    protected DemoPart(DemoActors actors, Districts districts) {
        this.actors = actors;
        this.districts = districts;
    }

    /** Whether there is something of it already, played before or made by people. */
    protected abstract boolean isThere();

    /** @param district code */
    protected abstract void play(String district);

    @Override
    protected void run() {
        if (actors.areWanted() && !isThere()) {
            districts.all().forEach(district -> play(district.code()));
        }
    }
}
