package org.communitycounsel.platform;

import org.springframework.context.SmartLifecycle;

/** Done once at each start, before the application serves anyone. One that throws ends the start. */
public abstract class StartStep implements SmartLifecycle {

    private volatile boolean done;

    protected abstract void run();

    /** When: a lower one is done sooner; all before the web server, whose phase is near the highest. */
    @Override
    public abstract int getPhase();

    @Override
    public void start() {
        run();
        done = true;
    }

    @Override
    public void stop() {
        done = false;
    }

    @Override
    public boolean isRunning() {
        return done;
    }
}
