package org.communitycounsel.platform.district;

import org.communitycounsel.platform.engine.DemoActors;
import org.springframework.context.SmartLifecycle;

/**
 * A part of the demo: played for each district while the application starts, before the web server; only where the demo is on,
 * and once. Its phase says after which other parts.
 */
public abstract class DemoPart implements SmartLifecycle {

    private final DemoActors actors;
    private final Districts districts;
    private boolean running;

    protected DemoPart(DemoActors actors, Districts districts) {
        this.actors = actors;
        this.districts = districts;
    }

    /** Whether there is something of it already, played before or made by people. */
    protected abstract boolean isThere();

    /** @param district code */
    protected abstract void play(String district);

    @Override
    public void start() {
        if (actors.areWanted() && !isThere()) {
            districts.all().forEach(district -> play(district.code()));
        }
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
